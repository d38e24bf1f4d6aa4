package org.dqm.domain;

import java.util.List;

/** What scoring made of one lumisection: a score, or the reason why there is none. */
public sealed interface Outcome {
    /** No verdict; counts neither as good nor as bad. */
    record NotScored(NotScoredReason reason, String detail) implements Outcome {}

    /**
     * A verdict.
     *
     * @param engine name of the engine that ran the network
     * @param reconstructionError mean deviance per unmasked bin, dimensionless, ≥ 0
     * @param score −log₁₀ of the probability that a good lumisection looks at least this anomalous, ≥ 0
     * @param persistentScore the same for the best of the last 3, 10 or 30 scored lumisections ending here
     * @param calibratedTo score up to which the calibration data carry the scale
     * @param threshold score at and above which a lumisection is anomalous
     * @param conditionsJoined whether beam conditions were known
     * @param regions strongest first, at most 8, down to score 2
     */
    record Scored(
            ModelVersion model,
            String engine,
            double reconstructionError,
            double score,
            double persistentScore,
            double calibratedTo,
            double threshold,
            boolean anomalous,
            boolean conditionsJoined,
            List<Region> regions)
            implements Outcome {
        public Scored {
            regions = List.copyOf(regions);
        }
    }
}
