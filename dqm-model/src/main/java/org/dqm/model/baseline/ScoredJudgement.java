package org.dqm.model.baseline;

import java.util.OptionalDouble;

/** A judgement that comes as a calibrated score: {@link #map} is the larger of the two. */
public interface ScoredJudgement extends Judgement {
    /** −log₁₀ of the probability of a good lumisection, this one alone. */
    double score();

    /** The same for the windows ending here. */
    double persistentScore();

    /** Mean deviance per bin, where the method has one. */
    default OptionalDouble reconstructionError() {
        return OptionalDouble.empty();
    }

    /** The verdict, with all that belongs to it. */
    boolean isAnomalous();
}
