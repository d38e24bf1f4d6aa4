package org.dqm.alarm;

/**
 * Whether the fault is there, as far as scored lumisections say. Only scored lumisections move it:
 *
 * <ul>
 *   <li>{@code NORMAL → PENDING_ON}: a bad lumisection, fewer than the severity's N of M
 *   <li>{@code NORMAL, PENDING_ON → ACTIVE}: N bad of the last M, or one gross lumisection
 *   <li>{@code PENDING_ON → NORMAL}: K good lumisections in a row
 *   <li>{@code ACTIVE → PENDING_OFF}: a good lumisection, fewer than K in a row
 *   <li>{@code PENDING_OFF → ACTIVE}: a bad lumisection
 *   <li>{@code ACTIVE, PENDING_OFF → NORMAL}: K good lumisections in a row
 * </ul>
 */
public enum Condition {
    /** No fault. */
    NORMAL,
    /** Bad, but not often enough yet. */
    PENDING_ON,
    /** The fault is there. */
    ACTIVE,
    /** Good again, but not for long enough yet. */
    PENDING_OFF,
    /** Not scored for too long. */
    UNKNOWN;

    /** Whether the alarm is raised and has not returned to normal. */
    public boolean isRaised() {
        return this == ACTIVE || this == PENDING_OFF || this == UNKNOWN;
    }
}
