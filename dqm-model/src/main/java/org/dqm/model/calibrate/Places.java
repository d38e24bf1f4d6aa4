package org.dqm.model.calibrate;

import java.util.Arrays;
import java.util.List;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.LastingShare;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.ResidualCovariance;

/**
 * How the sums of residuals over squares and units vary, for one share of lasting in counting variance.
 *
 * <p>Bins enter a sum with their signal over their variance, from the reference: what a common factor on them adds, in
 * the units of their noise.
 */
public final class Places {
    /** Sides of the squares. */
    public static final List<Integer> SIDES = List.of(1, 2, 3, 5);

    /** Weights stay between this and its inverse, the median bin's being 1. */
    private static final float LEAST = 0.2f;

    private final GridTopology grid;
    private final ResidualCovariance covariance;
    private final float[] weight;
    private final float[] noise;
    private final float[] signal;
    private final float[] variance;
    private final float[][] growth = new float[SIDES.size()][];
    private final float[][] response = new float[SIDES.size()][];

    Places(NoiseModel model, Reference reference, double share) {
        this.grid = reference.grid();
        this.covariance = model.blind().residuals(share);
        this.variance = model.blind().variance(share);
        this.weight = new float[grid.size()];
        this.noise = new float[grid.size()];
        this.signal = new float[grid.size()];
        double[] ratios = new double[grid.size()];
        Expectation typical = reference.typical();
        double lumisections = share / Math.max(1e-9, share(typical, model));
        int live = 0;
        for (int i = 0; i < weight.length; i++) {
            if (reference.isLive(i)) {
                double slope = typical.slope(i);
                noise[i] = (float) (typical.counting(i) + lumisections * model.lasting(i) * slope * slope);
                signal[i] = (float) slope;
                double residual = noise[i] * variance[i] * model.spread(i);
                weight[i] = (float) (residual > 0 ? slope / residual : 0);
                ratios[live++] = weight[i];
            }
        }
        Arrays.sort(ratios, 0, live);
        float median = live == 0 ? 1 : (float) ratios[live / 2];
        for (int i = 0; i < weight.length; i++) {
            if (reference.isLive(i)) {
                weight[i] = Math.max(LEAST, Math.min(1 / LEAST, weight[i] / median));
                noise[i] = (float) (weight[i] * Math.sqrt(noise[i]));
                signal[i] = weight[i] * signal[i];
            }
        }
        for (int k = 0; k < SIDES.size(); k++) {
            squares(k);
        }
    }

    /** The weight of each bin in sums, about 1, 0 where masked; only read. */
    public float[] weight() {
        return weight;
    }

    /** Variance of the sum over each square over that of independent residuals, by its first bin; only read. */
    public float[] growth(int sideIndex) {
        return growth[sideIndex];
    }

    /** Part of a common relative change of all bins that shows in the sum over each square; only read. */
    public float[] response(int sideIndex) {
        return response[sideIndex];
    }

    /** The same for any group of bins. */
    public ResidualCovariance.Sum sum(int[] bins) {
        return covariance.sum(bins, noise, signal, variance);
    }

    /** Lasting over counting variance of a single typical lumisection. */
    private static double share(Expectation typical, NoiseModel model) {
        LastingShare share = new LastingShare();
        for (int i = 0; i < typical.grid().size(); i++) {
            share.add(model.lasting(i) * typical.slope(i) * typical.slope(i), typical.counting(i));
        }
        return share.share();
    }

    private void squares(int k) {
        int side = SIDES.get(k);
        growth[k] = new float[grid.size()];
        response[k] = new float[grid.size()];
        for (int anchor = 0; anchor < grid.size(); anchor++) {
            if (side == 1) {
                growth[k][anchor] = 1;
                response[k][anchor] = 1;
            } else {
                ResidualCovariance.Sum sum = sum(square(anchor, side));
                growth[k][anchor] = sum.growth();
                response[k][anchor] = sum.response();
            }
        }
    }

    private int[] square(int anchor, int side) {
        int[] bins = new int[side * side];
        int count = 0;
        for (int d = 0; d < bins.length; d++) {
            int bin = grid.index(anchor % grid.nx() + d % side, anchor / grid.nx() + d / side);
            if (bin >= 0) {
                bins[count++] = bin;
            }
        }
        return Arrays.copyOf(bins, count);
    }
}
