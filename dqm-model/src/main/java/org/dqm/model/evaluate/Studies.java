package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.dqm.model.evaluate.SimulatedRuns.Purpose;
import org.dqm.model.simulate.Simulator;

/** The pieces of work of an evaluation, in a fixed order: a larger evaluation begins with those of a smaller one. */
final class Studies {
    private Studies() {}

    /** Good runs that thresholds are set on. */
    static List<Study> calibration(EvaluationRequest request) {
        SimulatedRuns runs = SimulatedRuns.of(Purpose.CALIBRATE);
        return good(MethodResults.CALIBRATE, runs, request.size().calibrate(), request.lumisections());
    }

    /**
     * All that is judged; rows of which the detector has no place are left out.
     *
     * @param simulator of the lumisections that are judged
     */
    static List<Study> judged(EvaluationRequest request, Simulator simulator) {
        List<Study> studies = new ArrayList<>(
                good(MethodResults.GOOD, request.runs(), request.size().good(), request.lumisections()));
        List<Places> rows = request.rows().stream()
                .map(row -> new Places(simulator, row))
                .filter(places -> !places.isEmpty())
                .toList();
        for (Places places : rows) {
            int runs = EvaluationRequest.runsFor(
                    request.size().faulty(), places.row().setting().faultsPerRun());
            numbers(request.runs(), runs).forEach(run -> studies.add(new FaultStudy(places, run)));
        }
        List<Places> bins =
                rows.stream().filter(places -> places.row().hasImages()).toList();
        int blocks = EvaluationRequest.runsFor(request.size().images(), EvaluationRequest.IMAGES_PER_RUN);
        if (!bins.isEmpty()) {
            numbers(request.runs(), blocks)
                    .forEach(run ->
                            studies.add(new ImageStudy(run, EvaluationRequest.IMAGES_PER_RUN, bins, request.isGate())));
        }
        return studies;
    }

    private static List<Study> good(String set, SimulatedRuns runs, int wanted, int lumisections) {
        return numbers(runs, EvaluationRequest.runsFor(wanted, lumisections)).stream()
                .<Study>map(run -> new GoodStudy(set, run, lumisections))
                .toList();
    }

    private static List<Integer> numbers(SimulatedRuns runs, int count) {
        List<Integer> numbers = new ArrayList<>();
        if (count > 0) {
            SimulatedRuns first = runs.first(count);
            for (int run = first.firstRun(); run <= first.lastRun(); run++) {
                numbers.add(run);
            }
        }
        return numbers;
    }
}
