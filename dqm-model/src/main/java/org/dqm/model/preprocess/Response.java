package org.dqm.model.preprocess;

/** How the hits of a bin follow from its load μ, the number of hits it would have if none could hide another. */
public enum Response {
    /** Every hit counts: mean μ, variance μ. */
    POISSON,
    /**
     * A channel counts at most once per event: of N events it misses N·exp(−μ). Bins of a high rate saturate at N.
     */
    BINOMIAL;

    /** Saturated channels still miss up to this fraction of the events (measured on real HCAL digis). */
    private static final double SATURATION_ERROR = 0.003;

    /** Expected hits at load {@code mu} in {@code events} events. */
    double mean(double mu, double events) {
        return switch (this) {
            case POISSON -> mu;
            // expm1 is several times slower, and its precision is of no use at a load that is worth a hit.
            case BINOMIAL -> mu < 1e-6 ? events * mu : events * (1 - Math.exp(-mu));
        };
    }

    /** Derivative of the mean by the logarithm of the load. */
    double slope(double mu, double mean, double events) {
        return switch (this) {
            case POISSON -> mean;
            case BINOMIAL -> mu * (events - mean);
        };
    }

    /** Variance by counting alone, in hits squared. */
    double shot(double mean, double events) {
        return switch (this) {
            case POISSON -> mean;
            case BINOMIAL ->
                mean * Math.max(0, 1 - mean / Math.max(events, 1)) + SATURATION_ERROR * SATURATION_ERROR * mean * mean;
        };
    }
}
