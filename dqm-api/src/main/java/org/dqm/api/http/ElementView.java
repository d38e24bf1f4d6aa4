package org.dqm.api.http;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;

/**
 * A monitoring element and the record that came last.
 *
 * @param lastAt when that record was stored
 * @param notScored why that record has no score; absent if it has one
 */
record ElementView(
        long elementId,
        String element,
        String dataset,
        String subsystem,
        int lastRun,
        int lastLs,
        Instant lastAt,
        Optional<NotScoredReason> notScored) {
    static ElementView of(KnownElement known) {
        ElementKey key = known.element().key();
        return new ElementView(
                known.element().id(),
                key.me(),
                key.dataset(),
                key.subsystem(),
                known.run(),
                known.ls(),
                known.at(),
                known.notScored());
    }
}
