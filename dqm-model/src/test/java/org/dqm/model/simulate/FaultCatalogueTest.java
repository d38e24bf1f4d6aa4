package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultCatalogueTest {
    private static final Detector HCAL = Detector.named("hcal").orElseThrow();
    private final Simulator simulator = new Simulator(HCAL, 7, OptionalInt.empty());

    @Test
    void aRunOfNinetyHasThreeFaultsBetweenGoodStretches() {
        List<Fault> faults = new FaultCatalogue(simulator, 7001, 90).of(7001);

        assertThat(faults).extracting(Fault::id).containsExactly("dead-block-16", "hot-bin-41", "dead-supermodule-66");
        assertThat(faults).extracting(fault -> fault.bins().count()).containsExactly(25, 1, 232);
        assertThat(faults)
                .extracting(Fault::untilLs)
                .containsExactly(OptionalInt.of(26), OptionalInt.of(51), OptionalInt.of(76));
    }

    @Test
    void everyKindHasItsTurn() {
        FaultCatalogue catalogue = new FaultCatalogue(simulator, 7001, 90);
        Set<String> seen = new HashSet<>();
        for (int run = 7001; run <= 7004; run++) {
            catalogue.of(run).forEach(fault -> seen.add(fault.kind() + " " + fault.shape()));
        }

        assertThat(seen)
                .contains("DEAD BIN", "DEAD BLOCK", "DEAD MODULE", "DEAD SUPERMODULE")
                .contains("COLD BIN", "COLD BLOCK", "COLD MODULE", "COLD SUPERMODULE")
                .contains("HOT BIN", "HOT BLOCK", "HOT MODULE");
    }

    @Test
    void placesAreDrawnFromTheSeed() {
        Simulator other = new Simulator(HCAL, 8, OptionalInt.empty());

        assertThat(new FaultCatalogue(simulator, 1, 90).of(1)).isEqualTo(new FaultCatalogue(simulator, 1, 90).of(1));
        assertThat(new FaultCatalogue(simulator, 1, 90).of(1).get(0).bins())
                .isNotEqualTo(new FaultCatalogue(other, 1, 90).of(1).get(0).bins());
    }

    @Test
    void aShortRunIsGood() {
        assertThat(new FaultCatalogue(simulator, 1, 30).of(1)).isEmpty();
        assertThat(FaultPlan.NONE.of(1)).isEmpty();
    }
}
