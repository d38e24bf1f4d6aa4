package org.dqm.api.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.dqm.api.evaluate.DriftStudy.Run;
import org.dqm.api.evaluate.DriftStudy.Runs;
import org.dqm.api.wiring.ServiceThresholds;
import org.dqm.model.simulate.Drift;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An ECAL endcap that ages for three runs as towers did from era A to D of 2018, drawn from their distribution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftTest {
    private static final long SEED = 61;
    private static final Runs RUNS = new Runs(61_001, 5, 40);
    private static final int DRIFTING = 3;

    private List<Run> before = List.of();
    private List<Run> after = List.of();

    @BeforeAll
    void watch() throws IOException {
        try (ServedModel model = ServedModel.of("ecal-endcap").orElseThrow()) {
            DriftStudy study = new DriftStudy(model, ServiceThresholds.shipped());
            Simulator drifting = new Simulator(model.detector(), SEED, OptionalInt.of(500))
                    .with(Nuisances.STANDARD.withoutUnlabelledDead())
                    .with(Drift.over(RUNS.first(), DRIFTING));
            before = study.watch(drifting, RUNS, false);
            after = study.watch(drifting, RUNS, true);
        }
    }

    @Test
    void theRunThatNothingHasMovedInRaisesNoAlarm() {
        assertThat(before.get(0).bins().isEmpty()).isTrue();
        assertThat(before.get(0).calls()).isZero();
    }

    @Test
    void whatWasAdoptedAsKnownAlarmsNoMore() {
        assertThat(after)
                .allSatisfy(
                        run -> assertThat(run.bins().intersects(run.known())).isFalse());
    }

    @Test
    void whenTheDriftIsOverFewerTowersAlarmIfThoseOfEarlierRunsAreKnown() {
        Run last = after.get(RUNS.count() - 1);

        assertThat(last.known().isEmpty()).isFalse();
        assertThat(last.bins().cardinality())
                .isLessThan(before.get(RUNS.count() - 1).bins().cardinality());
    }
}
