package org.dqm.fpga.export;

import java.util.Arrays;
import org.dqm.fpga.graph.FixedType;

/**
 * The code of the score that test vectors come close to.
 *
 * @param code of the last output, at least 1
 * @param origin where it comes from, in words
 */
record ScoreThreshold(long code, String origin) {
    /** Share of the sample that is above it, but not fewer events than a quantile can be told from. */
    private static final double SHARE_ABOVE = 0.001;

    private static final int FEWEST_ABOVE = 10;

    /**
     * One that was asked for.
     *
     * @param type of the score
     * @throws IllegalArgumentException if the score has no such code
     */
    static ScoreThreshold given(long code, FixedType type) {
        if (code < 1 || code > type.max()) {
            throw new IllegalArgumentException(
                    "--threshold: a code of the score is 1 to " + type.max() + " (" + type.hls() + "), got " + code);
        }
        return new ScoreThreshold(code, "as given");
    }

    /**
     * The 99.9 % quantile of these scores; of fewer than 10,000 that with ten above it, of fewer than 100 the 90 %
     * quantile.
     */
    static ScoreThreshold of(long... scores) {
        long[] sorted = scores.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int above = (int) Math.max(Math.ceil(SHARE_ABOVE * n), Math.min(FEWEST_ABOVE, n / 10));
        long code = Math.max(1, sorted[Math.max(0, n - 1 - above)]);
        return new ScoreThreshold(
                code, "at most " + above + " of " + n + " events of the calibration sample are above it");
    }
}
