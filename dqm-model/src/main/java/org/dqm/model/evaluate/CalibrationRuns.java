package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dqm.model.simulate.Simulator;

/**
 * Good runs to calibrate an oracle on.
 *
 * @param simulator without dead bins
 * @param runs how many of them
 * @param lumisections of each
 */
record CalibrationRuns(Simulator simulator, SimulatedRuns runs, int lumisections) {
    /** What something says of each lumisection in turn. */
    <T> List<T> stream(OracleSums sums, Function<OracleSums, T> answer) {
        List<T> answers = new ArrayList<>();
        for (int run = runs.firstRun(); run <= runs.lastRun(); run++) {
            for (int ls = 1; ls <= lumisections; ls++) {
                sums.add(simulator.lumisection(run, ls, List.of()).histogram());
                answers.add(answer.apply(sums));
            }
        }
        return answers;
    }
}
