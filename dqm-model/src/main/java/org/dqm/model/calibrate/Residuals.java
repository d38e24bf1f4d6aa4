package org.dqm.model.calibrate;

import java.util.BitSet;
import org.dqm.model.preprocess.BlindPrediction;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.ResidualCovariance;

/**
 * Hits beside those expected from the reference, the neighbours and the network, never from the bin itself; shape
 * {@code [ny, nx]}, 0 in masked bins.
 *
 * <p>Owns its arrays; they are only read.
 */
public final class Residuals {
    /** The expectation stays between these multiples of the reference's. */
    private static final float LOWEST = 0.05f;

    private static final float HIGHEST = 20;

    private final NoiseModel noise;
    private final float[] excess;
    private final float[] mean;
    private final float[] variance;
    private final float[] slope;
    private final ResidualCovariance covariance;

    private Residuals(
            NoiseModel noise,
            float[] excess,
            float[] mean,
            float[] variance,
            MapSums sums,
            ResidualCovariance covariance) {
        this.noise = noise;
        this.excess = excess;
        this.mean = mean;
        this.variance = variance;
        this.slope = sums.slope;
        this.covariance = covariance;
    }

    /**
     * Residuals of one lumisection or of a window.
     *
     * @param hidden bins that say nothing about others; they are themselves expected from what is not hidden
     */
    public static Residuals of(MapSums sums, NoiseModel noise, BitSet hidden) {
        int size = sums.mean.length;
        float[] deviation = new float[size];
        float[] sigma = new float[size];
        double allLasting = 0;
        double allCounting = 0;
        for (int i = 0; i < size; i++) {
            float lasting = noise.lasting(i) * sums.slope[i] * sums.slope[i];
            float total = sums.counting[i] + lasting;
            allLasting += lasting;
            allCounting += sums.counting[i];
            if (total > 0) {
                sigma[i] = (float) Math.sqrt(total);
                deviation[i] = sums.excess[i] / sigma[i];
            }
        }
        double share = allCounting > 0 ? allLasting / allCounting : 0;
        BlindPrediction blind = noise.blind().predict(deviation, share, hidden);
        float[] predicted = blind.deviation();
        float[] spread = blind.variance();
        float[] excess = new float[size];
        float[] mean = new float[size];
        float[] variance = new float[size];
        boolean growsWithMean = noise.variesWithMean();
        for (int i = 0; i < size; i++) {
            float plain = sums.mean[i];
            if (plain > 0) {
                float moved = plain + sigma[i] * predicted[i] + sums.shift[i];
                float expected = Math.max(LOWEST * plain, Math.min(HIGHEST * plain, moved));
                mean[i] = expected;
                excess[i] = sums.excess[i] + plain - expected;
                float ratio = growsWithMean ? expected / plain : 1;
                variance[i] = noise.spread(i) * spread[i] * sigma[i] * sigma[i] * ratio;
            }
        }
        return new Residuals(noise, excess, mean, variance, sums, blind.residuals());
    }

    public GridTopology grid() {
        return noise.grid();
    }

    public NoiseModel noise() {
        return noise;
    }

    /** Hits less those expected; only read. */
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

    /** Change of the mean when the rate grows by a factor e; only read. */
    public float[] slope() {
        return slope;
    }

    /** How the residuals of neighbours vary together. */
    public ResidualCovariance covariance() {
        return covariance;
    }
}
