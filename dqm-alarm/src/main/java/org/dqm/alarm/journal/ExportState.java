package org.dqm.alarm.journal;

/**
 * How an export is.
 *
 * <p>QUEUED → RUNNING when its turn comes; RUNNING → DONE or FAILED when it ends; RUNNING → INTERRUPTED when the service
 * that ran it ended before. What is DONE, FAILED or INTERRUPTED stays so.
 */
public enum ExportState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    INTERRUPTED
}
