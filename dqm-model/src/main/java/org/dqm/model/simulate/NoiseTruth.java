package org.dqm.model.simulate;

/** The true scatter of the counts of one lumisection; bins by row-major index from 0. */
public final class NoiseTruth {
    private final Noise noise;
    private final Means means;

    NoiseTruth(Noise noise, Means means) {
        this.noise = noise;
        this.means = means;
    }

    /** Mean hits of a bin without planted faults. */
    public double mean(int bin) {
        return means.good[bin];
    }

    /** Variance of the count of a bin without planted faults. */
    public double variance(int bin) {
        return variance(bin, mean(bin));
    }

    /** Variance of the count of a bin that a fault has brought to another mean, in hits. */
    public double variance(int bin, double mean) {
        return noise.variance(bin, new Noise.Level(mean, means.good[bin], means.events));
    }

    /** Covariance of the counts of two bins over the product of their means; of a bin with itself see the variance. */
    public double relativeCovariance(int one, int other) {
        return noise.relativeCovariance(one, means.level(one), other, means.level(other));
    }
}
