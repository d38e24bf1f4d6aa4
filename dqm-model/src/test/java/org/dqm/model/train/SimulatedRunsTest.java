package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;

class SimulatedRunsTest {
    private static final Detector ENDCAP = Detector.named("ecal-endcap").orElseThrow();

    @Test
    void runsAreThoseOfTheSimulatorWithEventsInTurn() {
        GoodLumisections good = new SimulatedRuns(ENDCAP, 3, 2, 5, List.of(500, 150)).good();

        assertThat(good.histograms()).hasSize(6);
        assertThat(good.histograms().get(2))
                .isEqualTo(new Simulator(ENDCAP, 5, OptionalInt.of(150))
                        .lumisection(5002, 1, List.of())
                        .histogram());
        assertThat(good.histograms().stream().map(h -> h.events().orElse(0)))
                .containsExactly(500.0, 500.0, 150.0, 150.0, 500.0, 500.0);
        assertThat(good.sources().get(0).name()).contains("ecal-endcap").contains("seed 5");
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> new SimulatedRuns(ENDCAP, 0, 2, 5, List.of())).hasMessageContaining("runs");
        assertThatThrownBy(() -> new SimulatedRuns(ENDCAP, 1, 2, -1, List.of())).hasMessageContaining("seed");
    }
}
