package org.dqm.api.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Change;
import org.dqm.api.evaluate.CatalogueShift.Found;
import org.dqm.api.evaluate.CatalogueShift.Run;
import org.dqm.api.wiring.ServiceThresholds;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.score.Scorer;
import org.dqm.model.simulate.Course;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;

/** Shifts through the model that is shipped and the whole alarm policy: how often does a fault call? */
class CatalogueShiftTest {
    private static final int SHIFT = 1_235;

    @Test
    void aFaultThatThreeElementsSeeIsOneAlarmAndNothingElseIs() throws IOException {
        try (ServedModel model = ServedModel.of("ecal-endcap").orElseThrow()) {
            List<Fault> faults = List.of(
                    fault(FaultKind.DEAD, FaultShape.BLOCK, square(8, 12), 0, 16),
                    fault(FaultKind.HOT, FaultShape.BIN, square(6, 6), 3, 41));

            Run seen = new CatalogueShift(model, CatalogueShift.elements(beam(model), 3), Optional.empty())
                    .watch(71_001, 66, faults, ServiceThresholds.shipped());

            assertThat(seen.faults()).extracting(Found::alarm).containsExactly(OptionalInt.of(16), OptionalInt.of(41));
            assertThat(seen.faults()).extracting(Found::alarms).containsExactly(1, 1);
            assertThat(seen.falseAlarms()).isZero();
        }
    }

    @Test
    void aTowerAtZeroInSevenOfNineteenLumisectionsSoundsThreeTimesInAShift() throws IOException {
        Fault flickering = new Fault(
                "tower",
                FaultKind.DEAD,
                FaultShape.BIN,
                square(6, 6),
                Optional.empty(),
                0,
                Course.FLICKERING,
                1,
                OptionalInt.empty());
        int calls = 0;
        try (ServedModel model = ServedModel.of("ecal-endcap").orElseThrow()) {
            Simulator simulator = beam(model);
            Scorer scorer = model.scorer(new BitSet());
            ControlRoom room = new ControlRoom(List.of(simulator.me()), ServiceThresholds.shipped());

            for (int ls = 1; ls <= SHIFT; ls++) {
                for (Change change : room.see(
                        0,
                        scorer.score(simulator
                                .lumisection(71_002, ls, List.of(flickering))
                                .histogram()))) {
                    calls += change.cause().announces() ? 1 : 0;
                }
                room.acknowledgeAll();
            }
        }

        assertThat(calls).isBetween(1, 3);
    }

    private static Simulator beam(ServedModel model) {
        return new Simulator(model.detector(), 71, OptionalInt.of(500))
                .with(Nuisances.STANDARD.withoutUnlabelledDead());
    }

    private static Fault fault(FaultKind kind, FaultShape shape, BinSet bins, double factor, int since) {
        return new Fault(kind + "-" + since, kind, shape, bins, factor, since, OptionalInt.of(since + 10));
    }

    private static BinSet square(int from, int to) {
        return BinSet.rectangle(20, 20, new BinRange(from, to), new BinRange(from, to));
    }
}
