package org.dqm.model.score;

/** How unlikely a number of hits is, in signed standard deviations. */
final class Significance {
    private Significance() {}

    /**
     * Signed root of the Poisson deviance, scaled to the variance (quasi-likelihood): exact for Poisson counts however
     * few, Gaussian for many.
     *
     * @param hits ≥ 0
     * @param mean hits expected
     * @param variance of the hits, in hits squared
     * @return 0 where nothing is expected
     */
    static double of(double hits, double mean, double variance) {
        if (!(mean > 0) || !(variance > 0)) {
            return 0;
        }
        double z = Math.sqrt(deviance(Math.max(0, hits), mean) * mean / variance);
        return hits < mean ? -z : z;
    }

    /** Twice the logarithm of the likelihood ratio between a mean of {@code hits} and the mean given, ≥ 0. */
    static double deviance(double hits, double mean) {
        double off = (hits - mean) / mean;
        if (Math.abs(off) < 1e-4) {
            return mean * off * off;
        }
        double log = hits > 0 ? hits * Math.log(hits / mean) : 0;
        return Math.max(0, 2 * (log - (hits - mean)));
    }
}
