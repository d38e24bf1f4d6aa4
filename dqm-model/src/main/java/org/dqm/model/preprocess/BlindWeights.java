package org.dqm.model.preprocess;

import java.util.Arrays;
import java.util.BitSet;

/** Weights of every bin of a map, for one share of lasting variance. */
final class BlindWeights {
    private static final int REACH = Kriging.REACH;

    private final GridTopology grid;
    private final BitSet live;
    private final Kriging kriging;
    private final ResidualCovariance residuals;
    private final Kriging.Weights full;
    private final Kriging.Weights[] ofBin;
    /** Bins that have not all their neighbours. */
    private final int[] special;

    private final Kriging.Weights[] specialWeights;
    private final BitSet isSpecial = new BitSet();
    private final float[] variance;
    /** Columns of a padded map, and where the neighbours of a bin are in it, from the bin. */
    private final int width;

    private final int[] offsets = new int[Kriging.NEIGHBOURS];

    BlindWeights(GridTopology grid, BitSet live, Kriging kriging) {
        this.grid = grid;
        this.live = live;
        this.kriging = kriging;
        this.width = grid.nx() + 2 * REACH;
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = Kriging.dy(k) * width + Kriging.dx(k);
        }
        BitSet none = new BitSet();
        this.special =
                live.stream().filter(i -> pattern(i, none) != Kriging.FULL).toArray();
        this.specialWeights = new Kriging.Weights[special.length];
        this.variance = new float[grid.size()];
        this.full = kriging.weights(Kriging.FULL);
        this.ofBin = new Kriging.Weights[grid.size()];
        Arrays.fill(ofBin, full);
        live.stream().forEach(i -> variance[i] = full.variance());
        for (int k = 0; k < special.length; k++) {
            specialWeights[k] = kriging.weights(pattern(special[k], none));
            variance[special[k]] = specialWeights[k].variance();
            ofBin[special[k]] = specialWeights[k];
            isSpecial.set(special[k]);
        }
        this.residuals = new ResidualCovariance(grid, this, kriging);
    }

    ResidualCovariance residuals() {
        return residuals;
    }

    /** Variance of each bin's deviation about its prediction; only read. */
    float[] variance() {
        return variance;
    }

    boolean isFull(int bin) {
        return !isSpecial.get(bin);
    }

    float[] of(int bin) {
        return ofBin[bin].of();
    }

    /** @param told deviation of each bin, 0 where hidden */
    BlindPrediction predict(float[] told, BitSet hidden) {
        float[] padded = padded(told);
        float[] predicted = full(padded);
        for (int k = 0; k < special.length; k++) {
            predicted[special[k]] = one(padded, special[k], specialWeights[k].of());
        }
        float[] spread = variance;
        if (!hidden.isEmpty()) {
            spread = variance.clone();
            for (int i : near(hidden)) {
                Kriging.Weights weights = kriging.weights(pattern(i, hidden));
                predicted[i] = one(padded, i, weights.of());
                spread[i] = weights.variance();
            }
        }
        for (int i = live.nextClearBit(0); i < predicted.length; i = live.nextClearBit(i + 1)) {
            predicted[i] = 0;
        }
        return new BlindPrediction(predicted, spread);
    }

    /** The map with two bins more on every side: the far end where an axis wraps, else 0. */
    private float[] padded(float[] map) {
        float[] padded = new float[width * (grid.ny() + 2 * REACH)];
        for (int y = -REACH; y < grid.ny() + REACH; y++) {
            int row = grid.wrapsY() ? Math.floorMod(y, grid.ny()) : y;
            if (row < 0 || row >= grid.ny()) {
                continue;
            }
            int to = (y + REACH) * width + REACH;
            System.arraycopy(map, row * grid.nx(), padded, to, grid.nx());
            if (grid.wrapsX()) {
                for (int x = 1; x <= REACH; x++) {
                    padded[to - x] = map[row * grid.nx() + Math.floorMod(-x, grid.nx())];
                    padded[to + grid.nx() - 1 + x] = map[row * grid.nx() + (x - 1) % grid.nx()];
                }
            }
        }
        return padded;
    }

    /** With the weights of bins that have all neighbours; long plain loops, which become vector instructions. */
    private float[] full(float[] padded) {
        float[] weights = full.of();
        float[] wide = new float[(grid.ny() - 1) * width + grid.nx()];
        for (int k = 0; k < offsets.length; k++) {
            addShifted(wide, padded, REACH * width + REACH + offsets[k], weights[k]);
        }
        float[] sum = new float[grid.size()];
        for (int y = 0; y < grid.ny(); y++) {
            System.arraycopy(wide, y * width, sum, y * grid.nx(), grid.nx());
        }
        return sum;
    }

    private static void addShifted(float[] sum, float[] map, int from, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * map[from + i];
        }
    }

    private float one(float[] padded, int bin, float[] weights) {
        int middle = (bin / grid.nx() + REACH) * width + bin % grid.nx() + REACH;
        float sum = 0;
        for (int k = 0; k < offsets.length; k++) {
            sum += weights[k] * padded[middle + offsets[k]];
        }
        return sum;
    }

    private int pattern(int bin, BitSet hidden) {
        int pattern = 0;
        for (int k = 0; k < Kriging.NEIGHBOURS; k++) {
            int other = grid.index(bin % grid.nx() + Kriging.dx(k), bin / grid.nx() + Kriging.dy(k));
            // On a small wrapping axis a bin can be its own neighbour.
            if (other >= 0 && other != bin && live.get(other) && !hidden.get(other)) {
                pattern |= 1 << k;
            }
        }
        return pattern;
    }

    /** Live bins that have a hidden one among their neighbours. */
    private int[] near(BitSet hidden) {
        BitSet near = new BitSet();
        hidden.stream().forEach(bin -> {
            for (int k = 0; k < Kriging.NEIGHBOURS; k++) {
                int other = grid.index(bin % grid.nx() + Kriging.dx(k), bin / grid.nx() + Kriging.dy(k));
                if (other >= 0 && live.get(other)) {
                    near.set(other);
                }
            }
        });
        return near.stream().toArray();
    }
}
