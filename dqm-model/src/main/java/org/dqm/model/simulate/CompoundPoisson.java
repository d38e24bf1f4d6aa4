package org.dqm.model.simulate;

import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSamplerCache;
import org.dqm.domain.BinGrid;

/**
 * Hits that come in clusters, around rates that neighbours share: calorimeter towers that are read out whole.
 *
 * <p>A bin's mean m is multiplied by exp(g − s²/2), g a Gaussian field of variance s² = share·(v/m)/m (at most 1) and
 * covariance s·s'·exp(−(d/length)²); around it the rest of v/m comes from clusters, their number Poisson, their sizes
 * geometric (Pólya–Aeppli). So the variance is v/m·m, but for exp(s²) − 1 in place of s² (1 % of it at s = 0.14). A
 * fault multiplies the mean and leaves the field alone.
 *
 * <p>Source: the generator of FIELD.md, "Noise in real maps".
 */
final class CompoundPoisson implements Noise {
    private static final PoissonSamplerCache POISSON = new PoissonSamplerCache(0, 4_000);

    private final Plane plane;
    private final double[] varianceOverMean;
    private final double share;
    private final double length;
    private final GaussianField field;
    /** Probability that a cluster ends after a hit: v/m = (2 − p)/p. */
    private final double[] ends;

    /**
     * @param varianceOverMean v/m of every bin, shape {@code [ny, nx]}, at least 1/(1 − share)
     * @param share part of v/m that the field makes, in [0, 1)
     * @param length of the field's correlation, in bins
     */
    CompoundPoisson(Plane plane, BinGrid varianceOverMean, double share, double length) {
        this.plane = plane;
        this.share = share;
        this.length = length;
        field = new GaussianField(plane, length);
        this.varianceOverMean = new double[plane.size()];
        ends = new double[plane.size()];
        for (int i = 0; i < ends.length; i++) {
            this.varianceOverMean[i] = varianceOverMean.get(i);
            double clusters = (1 - share) * varianceOverMean.get(i);
            if (clusters < 1) {
                throw new IllegalArgumentException("v/m of bin " + i + " is too small: " + varianceOverMean.get(i));
            }
            ends[i] = 2 / (1 + clusters);
        }
    }

    @Override
    public double mean(double events, double rate) {
        return events * rate;
    }

    @Override
    public double ceiling(double events) {
        return Double.MAX_VALUE;
    }

    @Override
    public double variance(int bin, Level level) {
        if (level.mean() <= 0) {
            return 0;
        }
        double shared = StrictMath.expm1(fieldVariance(bin, level.good()));
        return (1 - share) * varianceOverMean[bin] * level.mean() + shared * level.mean() * level.mean();
    }

    @Override
    public double relativeCovariance(int one, Level level, int other, Level otherLevel) {
        if (one == other || level.good() <= 0 || otherLevel.good() <= 0) {
            return 0;
        }
        double sigmas = StrictMath.sqrt(fieldVariance(one, level.good()) * fieldVariance(other, otherLevel.good()));
        double correlation = StrictMath.exp(-plane.squaredDistance(one, other) / (length * length));
        return StrictMath.expm1(sigmas * correlation);
    }

    private double fieldVariance(int bin, double good) {
        return Math.min(1, share * varianceOverMean[bin] / good);
    }

    @Override
    public void draw(Means means, Streams streams, float[] hits) {
        double[] shared = field.draw(streams.field());
        Deviates deviates = streams.counts();
        for (int i = 0; i < hits.length; i++) {
            double mean = means.actual[i];
            if (mean > 0) {
                double variance = fieldVariance(i, means.good[i]);
                double local = mean * Math.exp(Math.sqrt(variance) * shared[i] - variance / 2);
                deviates.restart(i);
                hits[i] = clustered(local, ends[i], deviates);
            }
        }
    }

    /** The clusters' first hits, and a Poisson number of others around a gamma deviate (negative binomial). */
    private static int clustered(double mean, double ends, Deviates deviates) {
        int clusters = POISSON.createSharedStateSampler(deviates, mean * ends).sample();
        if (clusters == 0 || ends >= 1) {
            return clusters;
        }
        double others = AhrensDieterMarsagliaTsangGammaSampler.of(deviates, clusters, (1 - ends) / ends)
                .sample();
        return clusters + POISSON.createSharedStateSampler(deviates, others).sample();
    }
}
