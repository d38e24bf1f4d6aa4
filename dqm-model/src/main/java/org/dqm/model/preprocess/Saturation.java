package org.dqm.model.preprocess;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Tells maps whose channels count at most once per event: many bins then share one highest content. */
final class Saturation {
    /** Part of the filled bins that must sit at the common maximum. */
    private static final double MIN_PART = 0.05;

    private static final double MIN_EVENTS = 20;

    private Saturation() {}

    /**
     * The common maximum, if there is one: bins within a tenth of a Poisson standard deviation of it, and hardly any above.
     *
     * @param counts shape {@code [ny, nx]}
     */
    static OptionalDouble level(float[] counts) {
        float[] sorted = counts.clone();
        Arrays.sort(sorted);
        int empty = 0;
        while (empty < sorted.length && sorted[empty] <= 0) {
            empty++;
        }
        int filled = sorted.length - empty;
        if (filled == 0) {
            return OptionalDouble.empty();
        }
        double level = sorted[sorted.length - 1 - (int) (0.5 * MIN_PART * filled)];
        double width = 0.1 * Math.sqrt(level);
        int near = 0;
        int above = 0;
        for (int i = empty; i < sorted.length; i++) {
            near += Math.abs(sorted[i] - level) <= width ? 1 : 0;
            above += sorted[i] > level + width ? 1 : 0;
        }
        boolean isCommon = level >= MIN_EVENTS && near >= MIN_PART * filled && above <= 0.01 * filled;
        return isCommon ? OptionalDouble.of(level) : OptionalDouble.empty();
    }
}
