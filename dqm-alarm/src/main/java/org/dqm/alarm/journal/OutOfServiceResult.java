package org.dqm.alarm.journal;

import org.dqm.alarm.outofservice.OutOfService;

/** What became of the wish to take elements into service again. */
public sealed interface OutOfServiceResult {
    /** They are back. */
    record Ended(OutOfService outage) implements OutOfServiceResult {}

    /** They were back before. */
    record EndedBefore(OutOfService outage) implements OutOfServiceResult {}

    /** There is no such entry. */
    record Missing(long id) implements OutOfServiceResult {}
}
