package org.dqm.model.evaluate;

/**
 * A 95 % confidence interval.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959964;
    private static final double HALF = 0.025;
    private static final long EXACT_BELOW = 50;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval needs low <= high, got " + low + " and " + high);
        }
    }

    /**
     * For the mean of a Poisson distribution of which a count was seen.
     *
     * <p>Source: Garwood (1936), exact below 50; Byar's approximation from there (Breslow and Day 1987).
     */
    static Interval ofCount(long count) {
        if (count >= EXACT_BELOW) {
            return new Interval(byar((double) count, -Z), byar(count + 1.0, Z));
        }
        double low = count == 0 ? 0 : meanWith(count - 1, 1 - HALF);
        return new Interval(low, meanWith(count, HALF));
    }

    /** For a probability of which {@code hits} of {@code n} trials were seen. Source: Wilson (1927). */
    static Interval ofFraction(long hits, long n) {
        double p = (double) hits / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /** The mean of the Poisson distribution whose probability of at most {@code count} is the given one. */
    private static double meanWith(long count, double probability) {
        double low = 0;
        double high = 2.0 * EXACT_BELOW;
        for (int step = 0; step < 60; step++) {
            double mean = (low + high) / 2;
            double term = Math.exp(-mean);
            double sum = term;
            for (long k = 1; k <= count; k++) {
                term *= mean / k;
                sum += term;
            }
            low = sum > probability ? mean : low;
            high = sum > probability ? high : mean;
        }
        return low;
    }

    private static double byar(double count, double z) {
        double root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
        return count * root * root * root;
    }
}
