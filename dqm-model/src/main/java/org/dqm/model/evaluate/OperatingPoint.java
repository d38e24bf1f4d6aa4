package org.dqm.model.evaluate;

import java.util.Arrays;

/**
 * The value of a statistic that good lumisections exceed with a given probability, beyond what they show: an
 * exponential tail on the largest 5 % of some function of the statistic.
 *
 * <p>The function is the power (1, 1/2, 1/3, 1/6, logarithm) after which the tail is most exponential, that is, its
 * standard deviation nearest to its mean: products of squared errors have long tails, and an exponential on them as
 * they are would give them a threshold that is far too low.
 */
final class OperatingPoint {
    /** One false alarm per 8-hour shift over 1,000 elements of 1,235 lumisections each. */
    static final double SCORE = 6.1;

    private static final double TAIL = 0.05;
    private static final double[] POWERS = {1, 1.0 / 2, 1.0 / 3, 1.0 / 6, 0};

    private OperatingPoint() {}

    /**
     * The threshold; a lumisection is told faulty when its statistic is above it.
     *
     * @param good the statistic of good lumisections, at least 100, none negative
     * @param probability of a good lumisection to be above
     * @return never below the largest that a fraction of {@code probability} lies above; infinite if nothing shows how
     *     the tail goes on
     */
    static double threshold(Series good, double probability) {
        double[] sorted = good.sorted();
        if (sorted.length < 100) {
            throw new IllegalArgumentException(
                    "an operating point needs at least 100 good lumisections, got " + sorted.length);
        }
        if (probability >= TAIL) {
            return sorted[(int) ((1 - probability) * (sorted.length - 1))];
        }
        double start = sorted[(int) Math.floor((1 - TAIL) * (sorted.length - 1))];
        double[] tail = Arrays.stream(sorted).filter(value -> value > start).toArray();
        if (tail.length < 5) {
            // Good lumisections next to never leave one value: anything above all of them stands out.
            return sorted[sorted.length - 1];
        }
        double power = mostExponential(tail, start);
        double mean = Arrays.stream(tail)
                .map(value -> changed(value, power) - changed(start, power))
                .average()
                .orElse(0);
        double there = changed(start, power) + mean * Math.log((double) tail.length / sorted.length / probability);
        return back(there, power);
    }

    private static double mostExponential(double[] tail, double start) {
        double best = 1;
        double bestOff = Double.POSITIVE_INFINITY;
        for (double power : POWERS) {
            if (start > 0 || power > 0) {
                double[] excess = Arrays.stream(tail)
                        .map(value -> changed(value, power) - changed(start, power))
                        .toArray();
                double mean = Arrays.stream(excess).average().orElse(0);
                double variance = Arrays.stream(excess)
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElse(0);
                double off = Math.abs(Math.log(Math.sqrt(variance) / mean));
                if (off < bestOff) {
                    bestOff = off;
                    best = power;
                }
            }
        }
        return best;
    }

    private static double changed(double value, double power) {
        return power == 0 ? Math.log(value) : Math.pow(value, power);
    }

    private static double back(double value, double power) {
        return power == 0 ? Math.exp(value) : Math.pow(value, 1 / power);
    }
}
