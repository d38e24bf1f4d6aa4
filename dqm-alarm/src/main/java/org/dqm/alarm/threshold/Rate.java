package org.dqm.alarm.threshold;

/**
 * How often something happens, with the central 90 % interval of Garwood (1936) for a Poisson count.
 *
 * @param value best estimate
 * @param low a lower true rate would give so many with at most 5 % probability
 * @param high a higher true rate would give so few with at most 5 % probability
 */
public record Rate(double value, double low, double high) {
    private static final double TAIL = 0.05;
    private static final int BISECTIONS = 100;

    /**
     * The rate behind a count.
     *
     * @param exposure for how many units of time was counted, above 0
     */
    public static Rate of(int count, double exposure) {
        if (count < 0 || !(exposure > 0)) {
            throw new IllegalArgumentException("need a count and a time above 0, got " + count + " and " + exposure);
        }
        double low = count == 0 ? 0 : mean(count - 1, 1 - TAIL);
        return new Rate(count / exposure, low / exposure, mean(count, TAIL) / exposure);
    }

    /** The mean at which a count of at most {@code count} has the probability {@code p}. */
    private static double mean(int count, double p) {
        double low = 0;
        double high = 20 + 2.0 * count;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (atMost(count, middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double atMost(int count, double mean) {
        double log = -mean;
        double sum = Math.exp(log);
        for (int k = 1; k <= count; k++) {
            log += Math.log(mean / k);
            sum += Math.exp(log);
        }
        return sum;
    }
}
