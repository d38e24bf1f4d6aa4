package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.ModelVersion;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;

/** 2,000 lumisections of ten simulated runs of the drift tubes; seed 12. */
class LeftOutTest {
    private static final int RUN = 8;

    @Test
    void aDeadBinThatNobodyMarkedIsLeftOutOfTheCalibrationAndNamed() {
        Detector tubes = Detector.named("drift-tube").orElseThrow();
        Simulator simulator =
                new Simulator(tubes, 12, OptionalInt.empty()).with(Nuisances.STANDARD.withoutUnlabelledDead());
        BinSet bin = BinSet.rectangle(60, 12, new BinRange(21, 21), new BinRange(5, 5));
        Fault dead = new Fault("a", FaultKind.DEAD, FaultShape.BIN, bin, 0, 1, OptionalInt.empty());
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= 10; run++) {
            for (int ls = 1; ls <= 200; ls++) {
                List<Fault> faults = run == RUN ? List.of(dead) : List.of();
                good.add(simulator.lumisection(run, ls, faults).histogram());
            }
        }
        TrainingRequest request =
                new TrainingRequest(new ModelVersion("tubes", 1), new ElementPattern("**"), 0, 1, "./dqm train");

        Object leftOut = new Trainer(request, (stage, done, total, detail) -> {})
                .train(new GoodLumisections(good, List.of(), NdjsonSummary.NONE))
                .manifest()
                .metrics()
                .get("left_out_of_calibration");

        assertThat(leftOut).isEqualTo(Map.of(RUN, List.of(List.of(21, 5))));
    }
}
