package org.dqm.model.evaluate;

import org.jspecify.annotations.Nullable;

/** Which runs an evaluation may judge. */
public final class JudgedRuns {
    private static final int MAX_SEED = 200_000;

    private JudgedRuns() {}

    /**
     * The runs of a seed, numbered as {@code dqm simulate} numbers them.
     *
     * @param seed the test runs' if null
     * @throws IllegalArgumentException if models learn or are calibrated on the runs of that seed
     */
    public static SimulatedRuns of(@Nullable Long seed) {
        if (seed == null || seed == SimulatedRuns.test().seed()) {
            return SimulatedRuns.test();
        }
        SimulatedRuns.notForJudging(seed).ifPresent(purpose -> {
            throw new IllegalArgumentException("runs of seed " + seed + " are there to " + purpose
                    + "; judge with seed "
                    + SimulatedRuns.of(SimulatedRuns.Purpose.SELECT).seed()
                    + ", another one, or none for the test runs");
        });
        if (seed < 1 || seed > MAX_SEED) {
            throw new IllegalArgumentException("seed must be 1 to " + MAX_SEED + ", got " + seed);
        }
        int first = 1_000 * seed.intValue() + 1;
        return new SimulatedRuns(seed, first, first + SimulatedRuns.test().count() - 1);
    }

    /** Whether to judge them is a look at the test set. */
    public static boolean areTest(SimulatedRuns runs) {
        return areTest(runs.seed());
    }

    /** Whether a seed is that of the test set. */
    public static boolean areTest(long seed) {
        return seed == SimulatedRuns.test().seed();
    }
}
