package org.dqm.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.dqm.fpga.export.Judged;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.api.Test;

class TriggerEventsTest {
    private static Bundle shipped(String name) throws IOException {
        return ModelFolder.resolve(Path.of("../models/" + name));
    }

    @Test
    void aTriggerIsJudgedByBackgroundAndAllFiveSignals() throws IOException {
        Judged judged = TriggerEvents.of(shipped("l1-calo-student"), 300_001);

        assertThat(judged.background().size()).isEqualTo(10_000);
        assertThat(judged.signal().size()).isEqualTo(10_000);
        assertThat(judged.crossings().orElseThrow().background().size()).isGreaterThanOrEqualTo(300_001);
    }

    @Test
    void tooFewCrossingsToTellARateAreRefused() throws IOException {
        Bundle student = shipped("l1-calo-student");

        assertThatThrownBy(() -> TriggerEvents.of(student, 10_000))
                .isInstanceOfSatisfying(
                        OptionException.class,
                        e -> assertThat(e.forCommandLine())
                                .isEqualTo("--crossings: must be 300000 to 100000000, got 10000"));
    }

    @Test
    void whatIsNoTriggerHasNoCrossings() throws IOException {
        Bundle occupancy = shipped("ecal-endcap");

        assertThatThrownBy(() -> TriggerEvents.of(occupancy, 300_000))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("ecal-endcap/4 is no trigger of 18 x 14 regions");
    }
}
