package org.dqm.model.simulate;

import java.util.OptionalInt;

/**
 * What changes between good lumisections apart from noise: number of events, overall rate, and a small smooth
 * distortion of the map that stays for a run.
 */
final class RunConditions {
    private static final double MEAN_EVENTS = 1650;
    private static final double SWING = 0.18;
    private static final double PERIOD_LS = 400;
    private static final double EVENT_SCATTER = 0.01;
    private static final double RATE_SWING = 0.015;
    private static final double DISTORTION = 0.007;
    private static final int MODES = 6;

    private final long seed;
    private final int run;
    private final double phase;
    private final double[] amplitudes = new double[MODES];

    RunConditions(long seed, int run) {
        this.seed = seed;
        this.run = run;
        Deviates deviates = new Deviates(seed, run, 0, Deviates.Purpose.RUN);
        phase = deviates.uniform();
        for (int mode = 0; mode < MODES; mode++) {
            amplitudes[mode] = DISTORTION * deviates.normal();
        }
    }

    /** Number of events in a lumisection: the fixed one, or one that varies slowly between about 1,300 and 2,000. */
    int events(int ls, OptionalInt fixed) {
        double scatter = new Deviates(seed, run, ls, Deviates.Purpose.EVENTS).normal();
        double slow = 1 + SWING * StrictMath.sin(angle(ls));
        return fixed.orElse((int) StrictMath.rint(MEAN_EVENTS * slow * (1 + EVENT_SCATTER * scatter)));
    }

    /** Factor on all rates. */
    double scale(int ls) {
        return 1 + RATE_SWING * StrictMath.cos(angle(ls));
    }

    /**
     * Factor on the rate at a place, about 1 % from 1.
     *
     * @param t place along x, from −1 to 1
     * @param phi place along y, from 0 to 2π
     */
    double distortion(double t, double phi) {
        double cos = StrictMath.cos(phi);
        double sin = StrictMath.sin(phi);
        double[] modes = {cos, sin, t, t * t - 0.5, t * cos, t * sin};
        double sum = 0;
        for (int mode = 0; mode < MODES; mode++) {
            sum += amplitudes[mode] * modes[mode];
        }
        return StrictMath.exp(sum);
    }

    private double angle(int ls) {
        return 2 * StrictMath.PI * (ls / PERIOD_LS + phase);
    }
}
