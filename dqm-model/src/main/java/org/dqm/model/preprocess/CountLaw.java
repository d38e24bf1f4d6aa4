package org.dqm.model.preprocess;

/** The shape of a count's distribution, given its mean and variance. */
public enum CountLaw {
    /** Poisson or binomial, or a multiple of it. */
    POISSON,
    /**
     * Clusters of hits, as calorimeter towers have them: of a given variance, few hits are rarer and many hits more
     * frequent than Poisson has it (Tweedie with power 3/2, whose deviance is that of the square root).
     *
     * <p>Measured on simulated towers: the root's deviation is Gaussian to 5 % of its value out to 10⁻⁵ on both sides,
     * where the count's own is 50 % off.
     */
    CLUSTERED;

    /**
     * By how much a count differs from its mean, on a scale where good counts scatter evenly; in hits.
     *
     * @param hits ≥ 0
     * @param mean hits expected, &gt; 0
     * @param variance of the hits, in hits squared; takes away the root's bias
     */
    public double excess(double hits, double mean, double variance) {
        return switch (this) {
            case POISSON -> hits - mean;
            case CLUSTERED ->
                2 * (Math.sqrt(Math.max(0, hits)) - Math.sqrt(mean)) * Math.sqrt(mean) + variance / (4 * mean);
        };
    }

    /** The mean that a prediction of {@link #excess} stands for, between 5 % and 20 times the mean that it is told of. */
    public double moved(double mean, double excess) {
        double moved = switch (this) {
            case POISSON -> mean + excess;
            case CLUSTERED -> {
                double root = Math.max(0, Math.sqrt(mean) + excess / (2 * Math.sqrt(mean)));
                yield root * root;
            }
        };
        return Math.max(0.05 * mean, Math.min(20 * mean, moved));
    }

    /**
     * Signed significance of a sum of excesses.
     *
     * @param excess sum, in hits
     * @param mean hits expected
     * @param variance of the sum, in hits squared
     * @return standard deviations; 0 where nothing is expected. For {@link #POISSON} the signed root of the deviance,
     *     scaled to the variance: exact for Poisson counts however few, Gaussian for many
     */
    public double significance(double excess, double mean, double variance) {
        if (!(mean > 0) || !(variance > 0)) {
            return 0;
        }
        return switch (this) {
            case POISSON -> {
                double z = Math.sqrt(deviance(Math.max(0, mean + excess), mean) * mean / variance);
                yield excess < 0 ? -z : z;
            }
            case CLUSTERED -> excess / Math.sqrt(variance);
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

    /** The squared significance is at most this many times the squared excess over the variance. */
    public float bound() {
        return this == POISSON ? 2 : 1;
    }
}
