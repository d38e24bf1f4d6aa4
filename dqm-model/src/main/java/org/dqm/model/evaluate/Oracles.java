package org.dqm.model.evaluate;

import java.util.OptionalInt;
import org.dqm.model.baseline.Method;
import org.dqm.model.evaluate.SimulatedRuns.Purpose;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;

/** What a method could reach that knows the noise exactly, calibrated on good runs set apart for that. */
public final class Oracles {
    private static final int LUMISECTIONS = 15;

    private Oracles() {}

    /**
     * {@code oracle_family}, which knows how nuisances are distributed but not their values.
     *
     * @param judged makes the lumisections that it will judge, which the detector sees with {@code events}
     * @param calibrate at least so many good lumisections set its scale
     */
    public static Method family(Simulator judged, OptionalInt events, int calibrate) {
        return new Oracle(judged, false, runs(judged.detector(), events, calibrate));
    }

    /** Good runs for calibration, in which no bin is dead. */
    static CalibrationRuns runs(Detector detector, OptionalInt events, int lumisections) {
        SimulatedRuns runs = SimulatedRuns.of(Purpose.CALIBRATE);
        Simulator good = new Simulator(detector, runs.seed(), events).with(Nuisances.STANDARD.withoutUnlabelledDead());
        return new CalibrationRuns(
                good, runs.first(EvaluationRequest.runsFor(lumisections, LUMISECTIONS)), LUMISECTIONS);
    }
}
