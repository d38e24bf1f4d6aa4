package org.dqm.model.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Reference;

/**
 * Finds the bins that are to be hidden, so that a fault is held against its surroundings and not against itself: those
 * beyond 4 standard deviations, and squares whose sum is beyond 5.
 *
 * <p>The sums are of what the neighbours do not explain; what scatter is usual is read off the map itself, from the
 * median of the absolute values. Not safe for several threads.
 */
final class Disturbed {
    private static final double BIN = 4;
    private static final double SQUARE = 5;
    private static final List<Integer> SIDES = List.of(2, 3, 5);
    /** Hiding a bin uncovers its neighbours. */
    private static final int ROUNDS = 4;
    /** Median of |x| to standard deviation, for a Gaussian. */
    private static final double TO_SIGMA = 1.4826;

    private static final int SAMPLE = 1_000;

    private final GridTopology grid;
    private final BlindLinear blind;
    private final List<Squares> squares;

    Disturbed(Reference reference, BlindLinear blind) {
        this.grid = reference.grid();
        this.blind = blind;
        this.squares = SIDES.stream()
                .filter(side -> side <= grid.nx() && side <= grid.ny())
                .map(side -> new Squares(reference, side))
                .toList();
    }

    /** @return empty if all agrees */
    BitSet of(Expectation plain) {
        BitSet hidden = farFromReference(plain);
        for (int round = 0; round < ROUNDS; round++) {
            int before = hidden.cardinality();
            hideUnexplained(plain, hidden);
            if (hidden.cardinality() == before) {
                break;
            }
        }
        return hidden;
    }

    private BitSet farFromReference(Expectation plain) {
        BitSet far = new BitSet();
        for (int i = 0; i < grid.size(); i++) {
            far.set(i, Math.abs(plain.standardised(i)) > BIN);
        }
        return far;
    }

    private void hideUnexplained(Expectation plain, BitSet hidden) {
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
        squares.forEach(each -> hideSquares(left, each, hidden));
    }

    private void hideSquares(float[] left, Squares squares, BitSet hidden) {
        float[] sums = squares.sums(left);
        double limit = SQUARE * sigma(sums);
        for (int anchor = 0; anchor < sums.length; anchor++) {
            if (Math.abs(sums[anchor]) > limit) {
                for (int bin : BoxSums.bins(grid, squares.side, anchor)) {
                    hidden.set(bin);
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

    /** All squares of one size by their lowest bin; what would be beyond an edge is left out. */
    private static final class Squares {
        private final GridTopology grid;
        private final int side;
        private final BoxSums boxes;
        /** One over the root of the number of live bins; 0 where fewer than half are. */
        private final float[] scale;

        Squares(Reference reference, int side) {
            this.grid = reference.grid();
            this.side = side;
            int beyond = side - 1;
            this.boxes = new BoxSums(new GridTopology(grid.nx() + beyond, grid.ny() + beyond, false, false), side);
            float[] live = new float[grid.size()];
            for (int i = 0; i < live.length; i++) {
                live[i] = reference.isLive(i) ? 1 : 0;
            }
            this.scale = boxes.of(padded(live));
            for (int i = 0; i < scale.length; i++) {
                scale[i] = 2 * scale[i] >= side * side ? (float) (1 / Math.sqrt(scale[i])) : 0;
            }
        }

        /** Each over the root of the number of its live bins, shape {@code [ny, nx]}. */
        float[] sums(float[] map) {
            float[] all = boxes.of(padded(map));
            float[] sums = new float[map.length];
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    int at = y * (grid.nx() + side - 1) + x;
                    sums[y * grid.nx() + x] = all[at] * scale[at];
                }
            }
            return sums;
        }

        /** With as many columns and rows more as squares reach over: the first ones where an axis wraps, else 0. */
        private float[] padded(float[] map) {
            int width = grid.nx() + side - 1;
            float[] padded = new float[width * (grid.ny() + side - 1)];
            for (int y = 0; y < (grid.wrapsY() ? grid.ny() + side - 1 : grid.ny()); y++) {
                int row = y % grid.ny() * grid.nx();
                System.arraycopy(map, row, padded, y * width, grid.nx());
                if (grid.wrapsX()) {
                    System.arraycopy(map, row, padded, y * width + grid.nx(), side - 1);
                }
            }
            return padded;
        }
    }
}
