package org.dqm.alarm.journal;

import org.dqm.alarm.Alarm;

/** What became of an acknowledgement; in the order in which it is checked: missing, stale, nothing, done. */
public sealed interface AcknowledgeResult {
    /** Durable. Also when the same revision was acknowledged before; the first acknowledger stays. */
    record Acknowledged(Alarm alarm) implements AcknowledgeResult {}

    /** The alarm has another revision than the person saw. */
    record Stale(Alarm current) implements AcknowledgeResult {}

    /** No alarm has this id. */
    record Missing(long alarmId) implements AcknowledgeResult {}

    /** Not active yet, or dropped: nobody was called. */
    record NothingToAcknowledge(Alarm current) implements AcknowledgeResult {}
}
