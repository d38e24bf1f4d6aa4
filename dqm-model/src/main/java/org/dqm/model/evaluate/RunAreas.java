package org.dqm.model.evaluate;

import java.util.List;

/** Areas under the curve of drawn runs, every faulty lumisection against every good one; each pair is looked at once. */
final class RunAreas {
    private final List<PerRun> runs;
    /** Pairs won by the faulty of one run against the good of another, by {@code faulty * runs + good}. */
    private final double[] won;

    RunAreas(List<PerRun> runs) {
        this.runs = runs;
        this.won = new double[runs.size() * runs.size()];
        for (int f = 0; f < runs.size(); f++) {
            Series faulty = runs.get(f).faulty();
            for (int g = 0; g < runs.size(); g++) {
                Series good = runs.get(g).good();
                won[f * runs.size() + g] = new RocCurve(faulty, good).area() * faulty.size() * good.size();
            }
        }
    }

    double area(List<Integer> drawn) {
        double sum = 0;
        double faulty = 0;
        double good = 0;
        for (int f : drawn) {
            for (int g : drawn) {
                sum += won[f * runs.size() + g];
            }
            faulty += runs.get(f).faulty().size();
            good += runs.get(f).good().size();
        }
        return sum / (faulty * good);
    }
}
