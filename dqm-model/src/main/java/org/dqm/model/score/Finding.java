package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A fault found in one lumisection or in a window.
 *
 * @param bins live bins, never empty; only read
 * @param sign +1 for more hits than expected, −1 for fewer
 * @param score −log₁₀ of the probability in a good lumisection
 * @param isHere whether the lumisection by itself still favours it
 * @param isOver whether it was enough for an alarm and is not here any more
 */
record Finding(BitSet bins, double sign, double score, boolean isHere, boolean isOver) {
    /** Faults that touch and point the same way are one; strongest first. */
    static List<Finding> joined(List<Finding> findings, Neighbours neighbours) {
        List<Finding> separate = new ArrayList<>();
        for (Finding finding : findings) {
            Finding one = finding;
            BitSet margin = neighbours.withMargin(one.bins);
            boolean isGrowing = true;
            while (isGrowing) {
                isGrowing = false;
                for (Finding other : List.copyOf(separate)) {
                    if (other.sign == one.sign && other.isHere == one.isHere && margin.intersects(other.bins)) {
                        separate.remove(other);
                        one = one.with(other);
                        margin = neighbours.withMargin(one.bins);
                        isGrowing = true;
                    }
                }
            }
            separate.add(one);
        }
        separate.sort(Comparator.comparingDouble(Finding::score).reversed());
        return separate;
    }

    private Finding with(Finding other) {
        BitSet union = (BitSet) bins.clone();
        union.or(other.bins);
        return new Finding(union, sign, Math.max(score, other.score), isHere, isOver || other.isOver);
    }
}
