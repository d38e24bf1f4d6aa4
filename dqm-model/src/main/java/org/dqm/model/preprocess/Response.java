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

    /**
     * By how much the mean changes per change of the logarithm of the load, on the way from the mean to the hits: more
     * than the {@link #slope} says where a bin that was nearly full has lost a part of its load.
     *
     * @param slope at the mean; also where the way ends at no load, or at one without bound
     */
    public double slopeOnTheWay(double hits, double mean, double events, double slope) {
        return switch (this) {
            case POISSON -> slope;
            case BINOMIAL -> {
                if (hits <= 0 || hits >= mean || mean >= events) {
                    yield slope;
                }
                double change = Math.log(Math.log1p(-hits / events) / Math.log1p(-mean / events));
                yield Math.max(slope, (hits - mean) / change);
            }
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
