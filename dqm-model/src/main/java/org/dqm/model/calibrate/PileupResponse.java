package org.dqm.model.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.dqm.model.registry.NpyArray;

/**
 * How differently the rates of bins follow pileup.
 *
 * <p>A bin has hits that do not grow with pileup, a share of its own. Beside the others, which are scaled alike, it is
 * off by (P / pileup − 1) times what its share differs by from theirs, P being the pileup that the reference stands for:
 * nothing there, much at a third of it, and for as long as the pileup lasts.
 *
 * @param reference P; 0 if the training data did not say
 * @param scatter variance of those shares between bins
 */
record PileupResponse(double reference, double scatter) {
    /** Bins that follow pileup alike, as far as is known. */
    static final PileupResponse NONE = new PileupResponse(0, 0);

    /** Runs from which on a scatter can be told. */
    private static final int MIN_RUNS = 20;
    /** Standard errors by which it must stand out. */
    private static final double CLEAR = 2;

    private static final String NAME = "pileup_response";

    /**
     * What a run shows.
     *
     * @param inverse mean of one over its pileups
     * @param variance of the bins' offsets in it, beyond what counting explains; relative
     */
    record Run(double inverse, double variance) {}

    /** From runs at different pileup; {@link #NONE} if they are too few or show none. */
    static PileupResponse fit(List<Run> runs) {
        if (runs.size() < MIN_RUNS) {
            return NONE;
        }
        double reference = 1 / runs.stream().mapToDouble(Run::inverse).average().orElseThrow();
        double[] x = runs.stream()
                .mapToDouble(run -> square(reference * run.inverse - 1))
                .toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = runs.stream().mapToDouble(Run::variance).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (int r = 0; r < x.length; r++) {
            xx += square(x[r] - meanX);
            xy += (x[r] - meanX) * (runs.get(r).variance - meanY);
        }
        double slope = xy / xx;
        // Runs at one pileup: not a number, or next to nothing to lean on.
        double error = 0;
        for (int r = 0; r < x.length; r++) {
            error += square((x[r] - meanX) * (runs.get(r).variance - meanY - slope * (x[r] - meanX)));
        }
        return slope > CLEAR * Math.sqrt(error) / xx ? new PileupResponse(reference, slope) : NONE;
    }

    /** Relative variance that it adds to a bin's rate over these lumisections; 0 where their pileup is not known. */
    double variance(MapSums sums) {
        return variance(sums.pileup.inverse());
    }

    private double variance(OptionalDouble inverse) {
        return inverse.isPresent() ? scatter * square(reference * inverse.getAsDouble() - 1) : 0;
    }

    double variance(Run run) {
        return variance(OptionalDouble.of(run.inverse));
    }

    void toArrays(Map<String, NpyArray> arrays) {
        arrays.put(NAME, NpyArray.ofDoubles(List.of(2), reference, scatter));
    }

    /** What {@link #toArrays} gave; bundles of before it had none. */
    static PileupResponse fromArrays(Map<String, NpyArray> arrays) {
        NpyArray array = arrays.get(NAME);
        return array == null ? NONE : new PileupResponse(array.get(0), array.get(1));
    }

    private static double square(double x) {
        return x * x;
    }
}
