package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;

/** Simulated good runs for tests; seed 11. */
final class Runs {
    static final Detector HCAL = Detector.named("hcal").orElseThrow();
    static final Simulator SIMULATOR = new Simulator(HCAL, 11, OptionalInt.empty());

    private Runs() {}

    /** Runs 1 … {@code runs}, sorted. */
    static List<LumisectionHistogram> good(int runs, int lumisections) {
        List<LumisectionHistogram> histograms = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            for (int ls = 1; ls <= lumisections; ls++) {
                histograms.add(SIMULATOR.lumisection(run, ls, List.of()).histogram());
            }
        }
        return histograms;
    }
}
