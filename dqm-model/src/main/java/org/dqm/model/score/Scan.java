package org.dqm.model.score;

import java.util.BitSet;
import java.util.List;
import org.dqm.model.calibrate.EvidenceTail;
import org.dqm.model.calibrate.GaussianTail;
import org.dqm.model.calibrate.Places;

/** Where to look in the maps of one model: all squares of 1, 2, 3 and 5 bins' side and all named units, both signs. */
final class Scan {
    /** Score down to which faults are told. */
    static final double MIN_SCORE = 2;
    /** Significance of a square whose bins may belong to a fault although they are not clear by themselves. */
    static final double SUPPORT = 4;

    private final ScoringModel model;
    private final BitSet ignored;
    private final List<int[]> units;
    private final double trials;
    private final double interesting;

    /** @param ignored bins that are left out as if they were masked */
    Scan(ScoringModel model, BitSet ignored) {
        this.model = model;
        this.ignored = ignored;
        this.units = model.geometry().places();
        this.trials = Math.max(
                1, 2.0 * (units.size() + Places.SIDES.size() * model.reference().liveBins()));
        this.interesting = Math.min(
                SUPPORT,
                Math.min(
                        significanceAt(MIN_SCORE, model.calibration().single(), 1),
                        significanceAt(MIN_SCORE, model.calibration().persistent(), 3)));
    }

    BitSet ignored() {
        return ignored;
    }

    ScoringModel model() {
        return model;
    }

    List<int[]> units() {
        return units;
    }

    /** Significance, without sign, from which on places are kept. */
    double interesting() {
        return interesting;
    }

    /**
     * −log₁₀ of the probability that any place of a good map is as significant.
     *
     * @param windows how many windows were looked at as well
     */
    double evidence(double significance, int windows) {
        double one = GaussianTail.minusLog10(Math.abs(significance));
        double expected = trials * windows * Math.pow(10, -one);
        return expected > 1e-6 ? Math.max(0, -Math.log10(-Math.expm1(-expected))) : one - Math.log10(trials * windows);
    }

    private double significanceAt(double score, EvidenceTail tail, int windows) {
        double low = 0;
        double high = 40;
        for (int step = 0; step < 40; step++) {
            double middle = (low + high) / 2;
            if (tail.score(evidence(middle, windows)) < score) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
