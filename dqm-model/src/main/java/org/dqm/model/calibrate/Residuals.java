package org.dqm.model.calibrate;

import java.util.BitSet;
import org.dqm.model.preprocess.BlindPrediction;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.LastingShare;
import org.dqm.model.preprocess.ResidualCovariance;
import org.dqm.model.preprocess.Response;

/**
 * Hits beside those expected from the reference, the neighbours and the network, never from the bin itself; shape
 * {@code [ny, nx]}, 0 in masked bins.
 *
 * <p>Owns its arrays; they are only read.
 */
public final class Residuals {
    /** Slope over mean below which a bin saturates: a fault takes its part of the hits, not of the slope. */
    private static final float SATURATED = 0.3f;
    /** Relative error of a full bin's mean, which follows from a rate that training hardly saw; fades in from above. */
    private static final float SATURATION_ERROR = 0.01f;

    private final NoiseModel noise;
    private final float[] hits;
    private final float[] excess;
    private final float[] mean;
    private final float[] variance;
    private final float[] slope;
    private final ResidualCovariance covariance;
    private final Places places;
    private final PlaceSpread placeSpread;

    private Residuals(
            NoiseModel noise,
            int lumisections,
            double share,
            float[] hits,
            float[] excess,
            float[] mean,
            float[] variance,
            float[] slope) {
        this.noise = noise;
        this.hits = hits;
        this.excess = excess;
        this.mean = mean;
        this.variance = variance;
        this.slope = slope;
        this.covariance = noise.blind().residuals(share);
        this.places = noise.places(share);
        this.placeSpread = noise.placeSpread(lumisections);
    }

    /**
     * Residuals of one lumisection or of a window.
     *
     * @param hidden bins that say nothing about others; they are themselves expected from what is not hidden
     */
    public static Residuals of(MapSums sums, NoiseModel noise, BitSet hidden) {
        int size = sums.mean.length;
        CountLaw law = noise.law();
        Response response = noise.response();
        float[] deviation = new float[size];
        float[] follows = new float[size];
        float[] sigma = new float[size];
        float[] scale = new float[size];
        float[] slope = new float[size];
        LastingShare lastingShare = new LastingShare();
        float ofPileup = (float) noise.pileup().variance(sums);
        for (int i = 0; i < size; i++) {
            float plain = sums.mean[i];
            float beyond = Math.max(0, plain - sums.slope[i] / SATURATED);
            float rough = SATURATION_ERROR * beyond;
            slope[i] = beyond > 0 ? plain : sums.slope[i];
            float ofRate = noise.lasting(i) + ofPileup;
            float fixed = sums.counting[i] + rough * rough;
            float lasting = ofRate * sums.slope[i] * sums.slope[i];
            float total = fixed + lasting;
            lastingShare.add(lasting + rough * rough, sums.counting[i]);
            if (total > 0) {
                double hits = sums.excess[i] + plain;
                double onTheWay = response.slopeOnTheWay(hits, plain, sums.events, sums.slope[i]);
                scale[i] = (float) Math.sqrt(total / (fixed + ofRate * onTheWay * onTheWay));
                sigma[i] = (float) Math.sqrt(total);
                follows[i] = sums.slope[i] / sigma[i];
                deviation[i] = scale[i] * (float) law.excess(hits, plain, total) / sigma[i];
            }
        }
        double share = lastingShare.share();
        BlindPrediction blind = noise.blind().predict(deviation, follows, share, hidden);
        float[] predicted = blind.deviation();
        float[] spread = blind.variance();
        float[] hits = new float[size];
        float[] excess = new float[size];
        float[] mean = new float[size];
        float[] variance = new float[size];
        boolean growsWithMean = noise.variesWithMean();
        for (int i = 0; i < size; i++) {
            float plain = sums.mean[i];
            if (plain > 0) {
                float told = sigma[i] * predicted[i] + sums.shift[i];
                mean[i] = (float) law.moved(plain, told);
                hits[i] = sums.excess[i] + plain;
                excess[i] = law == CountLaw.CLUSTERED ? sigma[i] * deviation[i] - told : scale[i] * (hits[i] - mean[i]);
                float ratio = growsWithMean ? mean[i] / plain : 1;
                variance[i] = noise.spread(i) * spread[i] * sigma[i] * sigma[i] * ratio;
            }
        }
        return new Residuals(noise, sums.lumisections, share, hits, excess, mean, variance, slope);
    }

    public GridTopology grid() {
        return noise.grid();
    }

    public NoiseModel noise() {
        return noise;
    }

    /** Hits received; only read. */
    public float[] hits() {
        return hits;
    }

    /**
     * By how much they differ from those expected, as {@link CountLaw#excess} has it, and in a channel that was nearly
     * full less where its lasting offset, {@link Response#slopeOnTheWay}, makes more of it; only read.
     */
    public float[] excess() {
        return excess;
    }

    /** Hits expected; only read. */
    public float[] mean() {
        return mean;
    }

    /** Variance of {@link #excess} bin by bin, in hits squared; only read. */
    public float[] variance() {
        return variance;
    }

    /** Change of the mean when the rate grows by a factor e, or the mean where a bin saturates; only read. */
    public float[] slope() {
        return slope;
    }

    /** How much more than predicted they do. */
    public PlaceSpread placeSpread() {
        return placeSpread;
    }

    /** How sums over squares and units vary. */
    public Places places() {
        return places;
    }

    /** How the residuals of neighbours vary together. */
    public ResidualCovariance covariance() {
        return covariance;
    }
}
