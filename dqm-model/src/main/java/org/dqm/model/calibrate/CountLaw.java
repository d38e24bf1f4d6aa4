package org.dqm.model.calibrate;

/** The shape of a count's distribution, given its mean and variance. */
public enum CountLaw {
    /** Poisson, or a multiple of it. */
    POISSON,
    /**
     * Clusters of hits, as calorimeter towers have them: of a given variance, few hits are rarer and many hits more
     * frequent than Poisson has it (Tweedie with power 3/2).
     */
    CLUSTERED;

    /**
     * Signed root of the deviance, scaled to the variance.
     *
     * <p>For {@link #POISSON} exact however few the counts, Gaussian for many. For {@link #CLUSTERED} measured on
     * simulated calorimeter towers: Gaussian to 5 % of its value out to 10⁻⁵ on both sides, where a Gaussian taken for
     * the counts themselves is 50 % off.
     *
     * @param hits ≥ 0
     * @param mean hits expected
     * @param variance of the hits, in hits squared
     * @return standard deviations; 0 where nothing is expected
     */
    public double significance(double hits, double mean, double variance) {
        if (!(mean > 0) || !(variance > 0)) {
            return 0;
        }
        return switch (this) {
            case POISSON -> {
                double z = Math.sqrt(deviance(Math.max(0, hits), mean) * mean / variance);
                yield hits < mean ? -z : z;
            }
            case CLUSTERED -> 2 * (Math.sqrt(Math.max(0, hits)) - Math.sqrt(mean)) * Math.sqrt(mean / variance);
        };
    }

    /** Twice the logarithm of the likelihood ratio between a Poisson mean of {@code hits} and the mean given, ≥ 0. */
    public static double deviance(double hits, double mean) {
        double off = (hits - mean) / mean;
        if (Math.abs(off) < 1e-4) {
            return mean * off * off;
        }
        double log = hits > 0 ? hits * Math.log(hits / mean) : 0;
        return Math.max(0, 2 * (log - (hits - mean)));
    }

    /** The squared significance is at most this many times the squared deviation over the variance. */
    public float bound() {
        return this == POISSON ? 2 : 4;
    }
}
