package org.dqm.model.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slow ageing: in the course of many runs each bin's rate goes to its own multiple.
 *
 * <p>Unless read from files, the multiples are drawn: |multiple − 1| exceeds 5 % in 44 %, 10 % in 15 %, 20 % in 8 % of the
 * bins and reaches 48 %, either sign as often. Source: towers of the ECAL endcap from era A to D of 2018 (FIELD.md: 136, 46
 * and 24 of 309 towers).
 */
public final class Drift {
    /** Share of bins that moved by more than the step of the same place. */
    private static final double[] SHARES = {1, 136.0 / 309, 46.0 / 309, 24.0 / 309, 1.0 / 309, 0};

    private static final double[] STEPS = {0, 0.05, 0.1, 0.2, 0.45, 0.48};

    private final int firstRun;
    private final int runs;
    private final @Nullable List<Double> multiples;

    private Drift(int firstRun, int runs, @Nullable List<Double> multiples) {
        if (runs < 2) {
            throw new IllegalArgumentException("a drift needs at least 2 runs, got " + runs);
        }
        this.firstRun = firstRun;
        this.runs = runs;
        this.multiples = multiples;
    }

    /** From nothing in the first run to the drawn multiples in the last. */
    public static Drift over(int firstRun, int runs) {
        return new Drift(firstRun, runs, null);
    }

    /**
     * The same with the ratio of two real mean maps, one row a line, values separated by commas; 1 where either is empty.
     * The ratio's median is taken as no drift.
     */
    public Drift between(Path before, Path after) throws IOException {
        List<Double> first = values(before);
        List<Double> last = values(after);
        if (first.size() != last.size()) {
            throw new IllegalArgumentException(
                    before + " has " + first.size() + " values and " + after + " has " + last.size());
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            ratios.add(first.get(i) > 0 && last.get(i) > 0 ? last.get(i) / first.get(i) : 0);
        }
        List<Double> filled =
                ratios.stream().filter(ratio -> ratio > 0).sorted().toList();
        double median = filled.isEmpty() ? 1 : filled.get(filled.size() / 2);
        return new Drift(
                firstRun,
                runs,
                ratios.stream().map(ratio -> ratio > 0 ? ratio / median : 1).toList());
    }

    private static List<Double> values(Path file) throws IOException {
        List<Double> values = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            for (String value : line.split(",", -1)) {
                values.add(Double.parseDouble(value.trim()));
            }
        }
        return values;
    }

    /** Factors on the rates of a run's bins. */
    double[] factors(int bins, int run, Deviates deviates) {
        if (multiples != null && multiples.size() != bins) {
            throw new IllegalArgumentException("the drift is for " + multiples.size() + " bins, not " + bins);
        }
        double progress = Math.max(0, Math.min(1, (run - firstRun) / (runs - 1.0)));
        double[] factors = new double[bins];
        for (int i = 0; i < bins; i++) {
            double last = multiples == null ? drawn(deviates) : multiples.get(i);
            factors[i] = 1 + progress * (last - 1);
        }
        return factors;
    }

    private static double drawn(Deviates deviates) {
        double share = deviates.uniform();
        boolean rises = deviates.uniform() < 0.5;
        int i = 1;
        while (SHARES[i] > share) {
            i++;
        }
        double part = (SHARES[i - 1] - share) / (SHARES[i - 1] - SHARES[i]);
        double moved = STEPS[i - 1] + part * (STEPS[i] - STEPS[i - 1]);
        return rises ? 1 + moved : 1 - moved;
    }
}
