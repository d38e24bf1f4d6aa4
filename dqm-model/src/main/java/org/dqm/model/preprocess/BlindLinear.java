package org.dqm.model.preprocess;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the other bins within two rows and columns say about a bin, never the bin itself.
 *
 * <p>The best linear prediction of its deviation u from theirs (simple kriging); bins that are masked, hidden or beyond
 * an edge are left out, which changes the weights of the others. Deviations are in units of the root of a bin's own
 * variance, shape {@code [ny, nx]}.
 */
public final class BlindLinear {
    /** Rows and columns to either side that are heard. */
    public static final int REACH = Kriging.REACH;

    /** Deviation that counts as this much at most, so that a dead bin does not pull its neighbours down. */
    private static final float LIMIT = 6;
    /** What neighbours say counts by this factor at most for a bin that follows its rate more than they do. */
    private static final double MOST = 2;

    private final GridTopology grid;
    private final BitSet live = new BitSet();
    private final NeighbourCovariance covariance;
    /** Whether a change of all rates moves the deviations of some bins less than those of others. */
    private final boolean saturates;

    private final Map<Integer, BlindWeights> byShare = new ConcurrentHashMap<>();

    public BlindLinear(Reference reference, NeighbourCovariance covariance) {
        this.grid = reference.grid();
        this.covariance = covariance;
        this.saturates = reference.response() == Response.BINOMIAL;
        for (int i = 0; i < grid.size(); i++) {
            if (reference.isLive(i)) {
                live.set(i);
            }
        }
    }

    public NeighbourCovariance covariance() {
        return covariance;
    }

    /**
     * Predicted deviations of one lumisection, in units of the root of {@link Expectation#variance}.
     *
     * @param hidden bins that tell nothing
     */
    public float[] predict(Expectation plain, BitSet hidden) {
        float[] deviation = new float[grid.size()];
        float[] follows = new float[grid.size()];
        LastingShare share = new LastingShare();
        for (int i = 0; i < deviation.length; i++) {
            if (live.get(i)) {
                deviation[i] = (float) plain.standardised(i);
                follows[i] = (float) (plain.slope(i) / Math.sqrt(Math.max(plain.variance(i), 1e-9)));
                share.add(covariance.white() * plain.slope(i) * plain.slope(i), plain.counting(i));
            }
        }
        return predict(deviation, follows, share.share(), hidden).deviation();
    }

    /**
     * Predicted deviations.
     *
     * <p>Where channels saturate, what the neighbours say is a change of the rate: a bin that follows its rate less than
     * they do is told less.
     *
     * @param deviation u of each bin; only read
     * @param follows change of u when the rate grows by a factor e; only read
     * @param share lasting over counting variance, over all bins
     * @param hidden bins that tell nothing
     */
    public BlindPrediction predict(float[] deviation, float[] follows, double share, BitSet hidden) {
        BlindWeights weights = weights(share);
        float[] told = new float[deviation.length];
        for (int i = 0; i < told.length; i++) {
            told[i] = hidden.get(i) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, deviation[i]));
        }
        BlindPrediction alike = weights.predict(told, hidden);
        return saturates ? new BlindPrediction(following(alike, follows, weights, hidden), alike.variance()) : alike;
    }

    /** Taken from deviations to a change of the rate by what the neighbours follow it, and back by what the bin does. */
    private float[] following(BlindPrediction alike, float[] follows, BlindWeights weights, BitSet hidden) {
        float[] telling = new float[follows.length];
        float[] theirs = new float[follows.length];
        for (int i = 0; i < follows.length; i++) {
            if (live.get(i) && !hidden.get(i)) {
                telling[i] = 1;
                theirs[i] = follows[i];
            }
        }
        float[] ofAll = weights.predict(telling, hidden).deviation();
        float[] ofTheirs = weights.predict(theirs, hidden).deviation();
        float[] predicted = new float[follows.length];
        for (int i = 0; i < follows.length; i++) {
            double ratio = follows[i] * ofAll[i] / ofTheirs[i];
            predicted[i] = ratio > 0 ? (float) Math.min(MOST, ratio) * alike.deviation()[i] : 0;
        }
        return predicted;
    }

    /** Weights for a share of lasting variance. */
    BlindWeights weights(double share) {
        return byShare.computeIfAbsent(
                step(share), s -> new BlindWeights(grid, live, new Kriging(covariance, share(s))));
    }

    /** Shares are taken in steps of a factor 2, from −8 to 8. */
    public static int step(double share) {
        return (int) Math.max(-8, Math.min(8, Math.rint(Math.log(Math.max(share, 1e-9)) / Math.log(2))));
    }

    /** The share of a step. */
    public static double share(int step) {
        return Math.pow(2, step);
    }

    /** Variance of each bin's deviation about its prediction, every neighbour telling; only read. */
    public float[] variance(double share) {
        return weights(share).variance();
    }

    /** Statistics of the residuals for a share of lasting variance. */
    public ResidualCovariance residuals(double share) {
        return weights(share).residuals();
    }
}
