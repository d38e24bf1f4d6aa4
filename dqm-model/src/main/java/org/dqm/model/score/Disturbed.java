package org.dqm.model.score;

import java.util.Arrays;
import java.util.BitSet;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;

/**
 * Bins that are to be hidden, so that a fault is held against its surroundings and not against itself: those beyond 4
 * standard deviations, and squares whose sum is beyond 5.
 *
 * <p>The sums are of what the neighbours do not explain; what scatter is usual is read off the map itself, from the
 * median of the absolute values.
 */
final class Disturbed {
    private static final double BIN = 4;
    private static final double SQUARE = 5;
    private static final int[] SIDES = {2, 3, 5};
    /** Hiding a bin uncovers its neighbours. */
    private static final int ROUNDS = 4;
    /** Median of |x| to standard deviation, for a Gaussian. */
    private static final double TO_SIGMA = 1.4826;

    private static final int SAMPLE = 1_000;

    private final GridTopology grid;
    private final Expectation plain;
    private final BitSet hidden = new BitSet();

    private Disturbed(Expectation plain) {
        this.grid = plain.grid();
        this.plain = plain;
    }

    /** @return empty if all agrees */
    static BitSet of(Expectation plain, BlindLinear blind) {
        Disturbed disturbed = new Disturbed(plain);
        disturbed.hideFarFromReference();
        for (int round = 0; round < ROUNDS; round++) {
            int before = disturbed.hidden.cardinality();
            disturbed.hideUnexplained(blind);
            if (disturbed.hidden.cardinality() == before) {
                break;
            }
        }
        return disturbed.hidden;
    }

    private void hideFarFromReference() {
        for (int i = 0; i < grid.size(); i++) {
            hidden.set(i, Math.abs(plain.standardised(i)) > BIN);
        }
    }

    private void hideUnexplained(BlindLinear blind) {
        float[] predicted = blind.predict(plain, hidden);
        float[] left = new float[grid.size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = plain.isLive(i) ? (float) plain.standardised(i) - predicted[i] : 0;
        }
        double sigma = sigma(left);
        for (int i = 0; i < left.length; i++) {
            if (Math.abs(left[i]) > BIN * sigma) {
                hidden.set(i);
            }
        }
        for (int side : SIDES) {
            if (side <= grid.nx() && side <= grid.ny()) {
                hideSquares(left, side);
            }
        }
    }

    private void hideSquares(float[] left, int side) {
        float[] sums = new float[grid.size()];
        for (int i = 0; i < sums.length; i++) {
            int live = 0;
            float sum = 0;
            for (int k = 0; k < side * side; k++) {
                int bin = grid.index(i % grid.nx() + k % side, i / grid.nx() + k / side);
                if (bin >= 0 && plain.isLive(bin)) {
                    sum += left[bin];
                    live++;
                }
            }
            sums[i] = 2 * live >= side * side ? sum / (float) Math.sqrt(live) : 0;
        }
        double limit = SQUARE * sigma(sums);
        for (int i = 0; i < sums.length; i++) {
            if (Math.abs(sums[i]) > limit) {
                for (int k = 0; k < side * side; k++) {
                    int bin = grid.index(i % grid.nx() + k % side, i / grid.nx() + k / side);
                    if (bin >= 0) {
                        hidden.set(bin);
                    }
                }
            }
        }
    }

    /** Of the values that are not 0; infinite if there are none. */
    private static double sigma(float[] values) {
        int step = Math.max(1, values.length / SAMPLE);
        double[] sizes = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i += step) {
            if (values[i] != 0) {
                sizes[count] = Math.abs(values[i]);
                count++;
            }
        }
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(sizes, 0, count);
        return Math.max(1e-3, TO_SIGMA * sizes[count / 2]);
    }
}
