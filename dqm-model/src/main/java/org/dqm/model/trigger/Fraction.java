package org.dqm.model.trigger;

/**
 * A share of so many, with the half width of Wilson's 68 % interval as its error, which is never 0 (JASA 22, 1927).
 *
 * @param some of {@code all}
 * @param all ≥ 1
 */
public record Fraction(long some, long all) {
    public Fraction {
        if (all < 1 || some < 0 || some > all) {
            throw new IllegalArgumentException("no share: " + some + " of " + all);
        }
    }

    public double value() {
        return (double) some / all;
    }

    /** One standard deviation, binomial. */
    public double error() {
        double p = value();
        double n = all;
        return Math.sqrt(p * (1 - p) / n + 1 / (4 * n * n)) / (1 + 1 / n);
    }
}
