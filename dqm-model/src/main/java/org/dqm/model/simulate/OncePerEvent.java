package org.dqm.model.simulate;

/**
 * Channels that count at most once per event: binomial in the number of events, with slightly correlated neighbours.
 *
 * <p>A channel with the rate r fires with probability 1 − exp(−r), and never more often than in every event, whatever
 * the fault.
 */
final class OncePerEvent implements Noise {
    private final SharedDeviates shared;

    /** @param share correlation of two bins that lie close; it falls with exp(−(d/length)²) */
    OncePerEvent(Plane plane, double share, double length) {
        shared = new SharedDeviates(plane, share, length);
    }

    @Override
    public double mean(double events, double rate) {
        return events * (1 - StrictMath.exp(-rate));
    }

    @Override
    public double ceiling(double events) {
        return events;
    }

    @Override
    public double variance(int bin, Level level) {
        return level.events() <= 0 ? 0 : level.mean() * (1 - level.mean() / level.events());
    }

    @Override
    public double relativeCovariance(int one, Level level, int other, Level otherLevel) {
        double variances = variance(one, level) * variance(other, otherLevel);
        return shared.relativeCovariance(one, other, variances, level.mean() * otherLevel.mean());
    }

    @Override
    public void draw(Means means, Streams streams, float[] hits) {
        double[] deviates = shared.draw(streams);
        int trials = (int) means.events;
        for (int i = 0; i < hits.length; i++) {
            double mean = means.actual[i];
            hits[i] = mean <= 0 ? 0 : Binomial.quantile(trials, mean / means.events, deviates[i]);
        }
    }
}
