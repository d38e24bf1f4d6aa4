package org.dqm.alarm.journal;

import java.time.Instant;

/**
 * A call about an alarm that nobody acknowledged.
 *
 * @param since when the alarm began to wait without a break
 * @param tries that failed so far
 */
public record Escalation(long id, long alarmId, Step step, Instant since, int tries) {
    /** Which call of an alarm's two. */
    public enum Step {
        FIRST,
        SECOND
    }
}
