package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What was tidied away once.
 *
 * @param finishedAt empty while it goes on, or if it was cut short; the counts hold either way
 */
public record RetentionRun(
        long id,
        String by,
        String reason,
        Instant startedAt,
        Optional<Instant> finishedAt,
        long scoresCompressed,
        long evidenceDeleted) {}
