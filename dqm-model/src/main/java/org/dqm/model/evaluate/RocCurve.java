package org.dqm.model.evaluate;

import java.util.Arrays;

/**
 * How well a statistic tells faulty lumisections from good ones; ties count half.
 *
 * <p>Source of the error: DeLong, DeLong, Clarke-Pearson, Biometrics 44 (1988) 837.
 */
final class RocCurve {
    private final double[] faulty;
    private final double[] good;

    /**
     * A curve of at least one lumisection each.
     *
     * @throws IllegalArgumentException if there is none of either
     */
    RocCurve(Series faulty, Series good) {
        if (faulty.size() == 0 || good.size() == 0) {
            throw new IllegalArgumentException(
                    "a ROC curve needs faulty and good lumisections, got " + faulty.size() + " and " + good.size());
        }
        this.faulty = faulty.sorted();
        this.good = good.sorted();
    }

    /** Probability that a faulty lumisection looks worse than a good one, 0 to 1. */
    double area() {
        double sum = 0;
        for (double value : faulty) {
            sum += placement(good, value);
        }
        return sum / faulty.length;
    }

    /** Standard error of {@link #area}; 0 where one lumisection cannot tell. */
    double error() {
        double area = area();
        double overFaulty = 0;
        for (double value : faulty) {
            double off = placement(good, value) - area;
            overFaulty += off * off;
        }
        double overGood = 0;
        for (double value : good) {
            double off = 1 - placement(faulty, value) - area;
            overGood += off * off;
        }
        return Math.sqrt(meanVariance(overFaulty, faulty.length) + meanVariance(overGood, good.length));
    }

    /**
     * Mean detected fraction over the false-positive rates from 0 to {@code maxRate}, 0 to 1; what lies between two
     * good lumisections is interpolated.
     */
    double partialArea(double maxRate) {
        return Arrays.stream(faulty)
                .map(value -> share(value, maxRate))
                .average()
                .orElseThrow();
    }

    /** What a faulty lumisection of that statistic adds to it: the part of the range at whose thresholds it is found. */
    double share(double value, double maxRate) {
        return Math.max(0, maxRate - 1 + placement(good, value)) / maxRate;
    }

    /** Fraction of the good lumisections below a threshold. */
    double below(double threshold) {
        return below(good, threshold) / (double) good.length;
    }

    /** Fraction of the sorted values below, plus half of those equal. */
    private static double placement(double[] sorted, double value) {
        return (below(sorted, value) + upTo(sorted, value)) / (2.0 * sorted.length);
    }

    private static int below(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        if (at < 0) {
            return -at - 1;
        }
        return firstNot(sorted, at, value, -1) + 1;
    }

    private static int upTo(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        return at < 0 ? -at - 1 : firstNot(sorted, at, value, 1);
    }

    /** First position from {@code at} on, in steps, that holds another value; by doubling, as ties may be many. */
    private static int firstNot(double[] sorted, int at, double value, int direction) {
        int inside = at;
        int step = 1;
        while (step > 0) {
            int next = inside + direction * step;
            if (next >= 0 && next < sorted.length && sorted[next] == value) {
                inside = next;
                step *= 2;
            } else {
                step /= 2;
            }
        }
        return inside + direction;
    }

    private static double meanVariance(double squares, int n) {
        return n < 2 ? 0 : squares / (n - 1.0) / n;
    }
}
