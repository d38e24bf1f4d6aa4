package org.dqm.model.network;

/**
 * What training makes small, per number of the output: a function of the answer g, the target t, a weight w ≥ 0 and,
 * for the two deviances, a base b &gt; 0.
 *
 * <p>The deviances read b + t as a count and b + g as its expectation, in a unit in which the variance of the count is
 * about 1, and not below 0; both are scaled so that they become (g − t)² where the two are close. Expectations below b/20 count as b/20.
 */
public enum Loss {
    /** w (g − t)². */
    SQUARED,
    /** w times the deviance of a count whose variance grows as its mean. */
    POISSON,
    /** w times the deviance of a negative binomial count, half of whose variance at b grows as the mean squared. */
    NEGATIVE_BINOMIAL,
    /** w times the cross entropy of a label t, 0 or 1, whose logit is g. */
    LOGISTIC;

    static final double LOWEST = 0.05;

    /** Whether it reads the base. */
    boolean needsBase() {
        return this == POISSON || this == NEGATIVE_BINOMIAL;
    }

    /** The loss of one number of weight 1. */
    double of(double answer, double target, double base) {
        return switch (this) {
            case SQUARED -> (answer - target) * (answer - target);
            case LOGISTIC -> Math.max(answer, 0) - answer * target + Math.log1p(Math.exp(-Math.abs(answer)));
            case POISSON -> {
                double count = Math.max(0, base + target);
                double mean = Math.max(base + answer, LOWEST * base);
                yield 2 * base * (logOfRatio(count, count, mean) - count + mean);
            }
            case NEGATIVE_BINOMIAL -> {
                double count = Math.max(0, base + target);
                double mean = Math.max(base + answer, LOWEST * base);
                yield 4 * base * (logOfRatio(count, count, mean) - logOfRatio(base + count, base + count, base + mean));
            }
        };
    }

    /** a ln(b/c), 0 where a is. */
    private static double logOfRatio(double a, double b, double c) {
        return a <= 0 ? 0 : a * Math.log(b / c);
    }
}
