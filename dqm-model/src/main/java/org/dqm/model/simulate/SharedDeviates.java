package org.dqm.model.simulate;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A standard normal deviate for every bin, of which neighbours share a small part.
 *
 * <p>Correlation at distance d &gt; 0 is share·exp(−(d/length)²).
 */
final class SharedDeviates {
    private final Plane plane;
    private final double share;
    private final double length;
    private final GaussianField field;

    SharedDeviates(Plane plane, double share, double length) {
        this.plane = plane;
        this.share = share;
        this.length = length;
        field = new GaussianField(plane, length);
    }

    /**
     * Covariance of two bins' hits over the product of their means; 0 for a bin with itself.
     *
     * @param variances product of the two variances
     * @param means product of the two means
     */
    double relativeCovariance(int one, int other, double variances, double means) {
        return one == other || means <= 0 ? 0 : correlation(one, other) * StrictMath.sqrt(variances) / means;
    }

    private double correlation(int one, int other) {
        return one == other ? 1 : share * StrictMath.exp(-plane.squaredDistance(one, other) / (length * length));
    }

    double[] draw(Streams streams) {
        double[] deviates = field.draw(streams.field());
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(streams.counts());
        double own = StrictMath.sqrt(1 - share);
        double common = StrictMath.sqrt(share);
        for (int i = 0; i < deviates.length; i++) {
            deviates[i] = own * normal.sample() + common * deviates[i];
        }
        return deviates;
    }
}
