package org.dqm.model.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How far a difference between two methods may be chance: runs are drawn anew, with everything measured in them, for
 * both methods alike.
 */
final class PairedBootstrap {
    private final int runs;
    private final int draws;
    private final long seed;

    /** @param draws how often the runs are drawn, 200 or more for an interval */
    PairedBootstrap(int runs, int draws, long seed) {
        if (runs < 1 || draws < 40) {
            throw new IllegalArgumentException(
                    "a bootstrap needs at least 1 run and 40 draws, got " + runs + " and " + draws);
        }
        this.runs = runs;
        this.draws = draws;
        this.seed = seed;
    }

    /** The central 95 % of what a statistic of drawn runs (indices from 0, repeated where drawn twice) gives. */
    Interval interval(ToDoubleFunction<List<Integer>> statistic) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            values[draw] =
                    statistic.applyAsDouble(random.ints(runs, 0, runs).boxed().toList());
        }
        Arrays.sort(values);
        return new Interval(values[(int) (0.025 * draws)], values[(int) (0.975 * (draws - 1))]);
    }
}
