package org.dqm.model.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures, bin by bin, how lumisections scatter within a run and how runs differ from each other. */
final class DispersionFit {
    /** Lumisections that the common dispersion counts for beside a bin's own. */
    private static final double PRIOR_LUMISECTIONS = 30;
    /** Squared deviation, in units of the common dispersion, that counts as this much at most. */
    private static final double OUTLIER = 25;
    /** Counting variance below which a bin's scatter says nothing. */
    private static final double MIN_SHOT = 0.5;

    private final List<List<Expectation>> runs;
    private final List<RunOffsets> offsets;
    private final int size;
    private final double common;

    DispersionFit(List<Expectation> good, List<Integer> runNumbers) {
        Map<Integer, List<Expectation>> byRun = new TreeMap<>();
        for (int l = 0; l < good.size(); l++) {
            byRun.computeIfAbsent(runNumbers.get(l), run -> new ArrayList<>()).add(good.get(l));
        }
        this.runs = List.copyOf(byRun.values());
        this.offsets = runs.stream().map(RunOffsets::of).toList();
        this.size = good.get(0).grid().size();
        this.common = common();
    }

    /** Variance over counting variance of each bin within a run, shape {@code [ny, nx]}. */
    float[] dispersion() {
        float[] dispersion = new float[size];
        for (int i = 0; i < size; i++) {
            Scatter scatter = new Scatter();
            add(i, OUTLIER * common, scatter);
            dispersion[i] = (float)
                    ((PRIOR_LUMISECTIONS * common + scatter.sum) / (PRIOR_LUMISECTIONS + scatter.degreesOfFreedom));
        }
        return dispersion;
    }

    /** Relative variance of a bin's rate from run to run, the mean of all bins, ≥ 0; 0 for one run. */
    double fromRunToRun() {
        double sum = 0;
        long used = 0;
        for (RunOffsets run : offsets) {
            for (int i = 0; i < size; i++) {
                if (run.tells(i) && Math.abs(run.offset(i)) < 0.5) {
                    sum += run.offset(i) * run.offset(i) - run.error(i) * run.error(i);
                    used++;
                }
            }
        }
        return runs.size() < 2 || used == 0 ? 0 : Math.max(0, sum / used);
    }

    private double common() {
        double common = 1;
        for (int round = 0; round < 4; round++) {
            Scatter all = new Scatter();
            for (int i = 0; i < size; i++) {
                add(i, round == 0 ? Double.POSITIVE_INFINITY : OUTLIER * common, all);
            }
            common = all.degreesOfFreedom < 100 ? 1 : Math.max(0.3, Math.min(100, all.sum / all.degreesOfFreedom));
        }
        return common;
    }

    private void add(int i, double limit, Scatter to) {
        for (int r = 0; r < runs.size(); r++) {
            List<Expectation> run = runs.get(r);
            double offset = run.size() > 1 ? offsets.get(r).offset(i) : 0;
            int used = 0;
            for (Expectation lumisection : run) {
                double shot = lumisection.shot(i);
                double slope = lumisection.slope(i);
                if (shot > MIN_SHOT && slope > 0.1 * lumisection.mean(i)) {
                    double off = lumisection.excess(i) - offset * slope;
                    to.sum += Math.min(limit, off * off / shot);
                    used++;
                }
            }
            to.degreesOfFreedom += run.size() > 1 ? used * (run.size() - 1.0) / run.size() : used;
        }
    }

    /** Squared deviations over counting variance. */
    private static final class Scatter {
        private double sum;
        private double degreesOfFreedom;
    }
}
