package org.dqm.model.preprocess;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How sums of the residuals of a blind prediction vary, and how much of a fault shows in them.
 *
 * <p>Residuals next to each other point apart: a bin that is high makes its neighbours' prediction too high. So the
 * variance of their sum over a region grows more slowly than the region, and so does what a fault adds to the sum. The
 * sum, each bin weighted by its signal over its noise, is nonetheless the numerator of the optimal test for a common
 * factor on the region's bins.
 */
public final class ResidualCovariance {
    /** Displacement up to which residuals are taken to vary together. */
    private static final int FURTHEST = NeighbourCovariance.REACH - 2 * Kriging.REACH;

    private static final int WIDTH = 2 * FURTHEST + 1;
    /** Bins of a group whose pairs tell how all of them vary together. */
    private static final int SAMPLE = 100;

    private final GridTopology grid;
    private final BlindWeights weights;
    private final Kriging kriging;
    /** By bin and displacement; NaN until asked for. */
    private final float[] known;

    private final float[] amongFull = new float[WIDTH * WIDTH];
    private final double countingOfFull;

    ResidualCovariance(GridTopology grid, BlindWeights weights, Kriging kriging) {
        this.grid = grid;
        this.weights = weights;
        this.kriging = kriging;
        float[] full = kriging.weights(Kriging.FULL).of();
        for (int d = 0; d < amongFull.length; d++) {
            amongFull[d] = compute(full, full, d % WIDTH - FURTHEST, d / WIDTH - FURTHEST);
        }
        this.countingOfFull = ofCounting(full);
        this.known = new float[grid.size() * WIDTH * WIDTH];
        Arrays.fill(known, Float.NaN);
    }

    /**
     * A weighted sum of residuals.
     *
     * @param growth its variance over that of independent residuals
     * @param response part of a common relative change of all its bins that shows in it
     */
    public record Sum(float growth, float response) {}

    /**
     * The sum over some bins.
     *
     * @param bins row-major indices, live ones count; none beyond the displacement where residuals vary together is
     *     taken to do so
     * @param noise standard deviation of each bin before prediction, times its weight in the sum
     * @param signal hits expected in each bin, times its weight in the sum
     * @param variance of each bin's residual, in units of that before prediction
     */
    public Sum sum(int[] bins, float[] noise, float[] signal, float[] variance) {
        BitSet members = new BitSet();
        for (int bin : bins) {
            if (noise[bin] > 0) {
                members.set(bin);
            }
        }
        double total = 0;
        double alone = 0;
        double shows = 0;
        double change = 0;
        for (int bin = members.nextSetBit(0); bin >= 0; bin = members.nextSetBit(bin + 1)) {
            alone += noise[bin] * noise[bin] * variance[bin];
            change += signal[bin];
            shows += signal[bin];
            int x = bin % grid.nx();
            int y = bin / grid.nx();
            for (int d = 0; d < WIDTH * WIDTH; d++) {
                int dx = d % WIDTH - FURTHEST;
                int dy = d / WIDTH - FURTHEST;
                int other = grid.index(x + dx, y + dy);
                if (other >= 0 && members.get(other)) {
                    total += noise[bin] * noise[other] * of(bin, other, d);
                    if (other != bin) {
                        // What the other's change does to the prediction of this bin, in hits.
                        shows -= coefficient(bin, dx, dy) * signal[other] * noise[bin] / noise[other];
                    }
                }
            }
        }
        double growth = alone > 0 ? total / alone : 1;
        double response = change > 0 ? shows / change : 1;
        return new Sum((float) Math.max(0.02, growth), (float) Math.max(0.02, Math.min(1, response)));
    }

    /**
     * Variance of the sum over a square of deviations before any prediction, over the sum of their variances, ≥ 1.
     *
     * @param side 1 to 5
     */
    public double plainGrowth(int side) {
        double plain = 0;
        for (int dy = 1 - side; dy < side; dy++) {
            for (int dx = 1 - side; dx < side; dx++) {
                plain += (side - Math.abs(dx)) * (side - Math.abs(dy)) * kriging.covariance(dx, dy);
            }
        }
        return Math.max(1, plain / (side * side * kriging.covariance(0, 0)));
    }

    /**
     * The same for any bins, as if all had the same variance; what is farther apart than covariances are known is taken
     * to vary together as what is just so far.
     *
     * @param bins row-major indices, at least one
     */
    public double plainGrowth(int[] bins) {
        int step = 1 + bins.length / SAMPLE;
        double together = 0;
        int pairs = 0;
        for (int i = 0; i < bins.length; i += step) {
            for (int j = 0; j < i; j += step) {
                together += kriging.covariance(limited(grid.dx(bins[j], bins[i])), limited(grid.dy(bins[j], bins[i])));
                pairs++;
            }
        }
        double correlation = pairs > 0 ? together / pairs / kriging.covariance(0, 0) : 0;
        return Math.max(1, 1 + (bins.length - 1) * correlation);
    }

    private static int limited(int displacement) {
        return Math.max(-NeighbourCovariance.REACH, Math.min(NeighbourCovariance.REACH, displacement));
    }

    /** Variance of a bin's residual by counting alone, over that before prediction. */
    public double ofCounting(int bin) {
        return weights.isFull(bin) ? countingOfFull : ofCounting(weights.of(bin));
    }

    /**
     * The same of an offset that a bin shares with no other: above 1, since those of its neighbours come in with their
     * weights.
     */
    public double ofOwnOffset(int bin) {
        double sum = 1;
        for (float weight : weights.of(bin)) {
            sum += weight * weight;
        }
        return sum;
    }

    private double ofCounting(float[] by) {
        return compute(by, by, 0, 0, kriging::counting);
    }

    private double of(int bin, int other, int displacement) {
        if (weights.isFull(bin) && weights.isFull(other)) {
            return amongFull[displacement];
        }
        int place = bin * WIDTH * WIDTH + displacement;
        if (Float.isNaN(known[place])) {
            known[place] = compute(
                    weights.of(bin),
                    weights.of(other),
                    displacement % WIDTH - FURTHEST,
                    displacement / WIDTH - FURTHEST);
        }
        return known[place];
    }

    private double coefficient(int bin, int dx, int dy) {
        if (Math.abs(dx) > Kriging.REACH || Math.abs(dy) > Kriging.REACH) {
            return 0;
        }
        int place = (dy + Kriging.REACH) * 5 + dx + Kriging.REACH;
        return weights.of(bin)[place < 12 ? place : place - 1];
    }

    private float compute(float[] one, float[] two, int dx, int dy) {
        return (float) compute(one, two, dx, dy, kriging::covariance);
    }

    /** Covariance of two residuals from the weights that made them and that of the deviations. */
    private static double compute(float[] one, float[] two, int dx, int dy, ByDisplacement deviations) {
        double sum = 0;
        for (int a = -1; a < Kriging.NEIGHBOURS; a++) {
            double first = a < 0 ? 1 : -one[a];
            if (first != 0) {
                for (int b = -1; b < Kriging.NEIGHBOURS; b++) {
                    double second = b < 0 ? 1 : -two[b];
                    sum += first * second * deviations.at(dx + dx(b) - dx(a), dy + dy(b) - dy(a));
                }
            }
        }
        return sum;
    }

    /** A covariance. */
    private interface ByDisplacement {
        double at(int dx, int dy);
    }

    private static int dx(int neighbour) {
        return neighbour < 0 ? 0 : Kriging.dx(neighbour);
    }

    private static int dy(int neighbour) {
        return neighbour < 0 ? 0 : Kriging.dy(neighbour);
    }
}
