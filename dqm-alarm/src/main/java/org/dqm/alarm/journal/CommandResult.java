package org.dqm.alarm.journal;

import org.dqm.alarm.Alarm;

/** What became of a person's wish. */
public sealed interface CommandResult {
    /** Done and durable, now or before. */
    record Done(Alarm alarm) implements CommandResult {}

    /** The person saw another revision. */
    record Stale(Alarm current) implements CommandResult {}

    /** The alarm is in no state for it. */
    record NotNow(Alarm current, String why) implements CommandResult {}

    /** There is no such alarm. */
    record Missing(long alarmId) implements CommandResult {}
}
