package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.Optional;
import org.dqm.domain.NotScoredReason;

/**
 * What was said of one lumisection of an element.
 *
 * @param at when it was stored
 * @param notScored why there is no score; empty if there is one
 * @param score empty if there is none
 */
public record ScoredLumisection(int ls, Instant at, Optional<NotScoredReason> notScored, Optional<Score> score) {
    /**
     * The figures of a lumisection.
     *
     * @param persistentScore empty where retention has thinned it out
     * @param threshold score from which the model calls it anomalous
     * @param model name and version: {@code hcal/5}
     * @param engine empty where retention has thinned it out
     */
    public record Score(
            double score,
            Optional<Double> persistentScore,
            double threshold,
            boolean isAnomalous,
            String model,
            Optional<String> engine) {
        /** The score that it is judged by: the persistent one tells of lumisections that are anomalous. */
        double level() {
            return isAnomalous ? Math.max(score, persistentScore.orElse(score)) : score;
        }
    }
}
