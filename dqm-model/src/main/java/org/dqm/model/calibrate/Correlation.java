package org.dqm.model.calibrate;

/** How the variance of a sum over a group of bins grows against that of independent bins, by the group's size. */
final class Correlation {
    /** Sides of the squares it is measured on. */
    static final int[] SIDES = {1, 2, 3, 5, 9};

    /** What is assumed where it cannot be measured; as real HCAL maps have it. */
    private static final double[] ASSUMED = {1, 1.15, 1.3, 1.65, 2.3};

    private Correlation() {}

    static double[] assumed() {
        return ASSUMED.clone();
    }

    /** Straight line in ln(bins) between the measured sizes, and on beyond the largest. */
    static double at(double[] factors, double bins) {
        int upper = 1;
        while (upper < SIDES.length - 1 && SIDES[upper] * SIDES[upper] < bins) {
            upper++;
        }
        double from = 2 * Math.log(SIDES[upper - 1]);
        double to = 2 * Math.log(SIDES[upper]);
        double part = (Math.log(Math.max(bins, 1)) - from) / (to - from);
        return Math.max(1, factors[upper - 1] + part * (factors[upper] - factors[upper - 1]));
    }
}
