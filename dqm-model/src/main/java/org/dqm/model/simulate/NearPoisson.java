package org.dqm.model.simulate;

import org.dqm.domain.BinGrid;

/**
 * Counts that are Poisson, or a little narrower, with hardly correlated neighbours: pixels and wires.
 *
 * <p>Binomial with p = 1 − v/m in ⌈m/p⌉ trials; v/m = 1 is taken as p = 10⁻⁵.
 */
final class NearPoisson implements Noise {
    private static final double POISSON = 1e-5;

    private final double[] probability;
    private final SharedDeviates shared;

    /**
     * @param varianceOverMean v/m of every bin, shape {@code [ny, nx]}, in (0, 1]
     * @param share correlation of two bins that lie close; it falls with exp(−(d/length)²)
     */
    NearPoisson(Plane plane, BinGrid varianceOverMean, double share, double length) {
        shared = new SharedDeviates(plane, share, length);
        probability = new double[plane.size()];
        for (int i = 0; i < probability.length; i++) {
            probability[i] = Math.max(POISSON, 1 - varianceOverMean.get(i));
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
        return level.mean() * (1 - probability[bin]);
    }

    @Override
    public double relativeCovariance(int one, Level level, int other, Level otherLevel) {
        double variances = variance(one, level) * variance(other, otherLevel);
        return shared.relativeCovariance(one, other, variances, level.mean() * otherLevel.mean());
    }

    @Override
    public void draw(Means means, Streams streams, float[] hits) {
        double[] deviates = shared.draw(streams);
        for (int i = 0; i < hits.length; i++) {
            double mean = means.actual[i];
            if (mean > 0) {
                int trials = (int) Math.min(Integer.MAX_VALUE, Math.ceil(mean / probability[i]));
                hits[i] = Binomial.quantile(trials, mean / trials, deviates[i]);
            }
        }
    }
}
