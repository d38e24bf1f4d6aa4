package org.dqm.model.evaluate;

import java.util.OptionalDouble;
import org.dqm.model.baseline.Judgement;

/** A judgement that comes as a calibrated score: {@link #map} is the larger of the two. */
interface ScoredJudgement extends Judgement {
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
