package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        for (int run = 7001; seen.size() < FaultCatalogue.size() && run < 7001 + FaultCatalogue.size(); run++) {
            catalogue.of(run).forEach(fault -> seen.add(fault.kind() + " " + fault.shape() + " " + fault.course()));
        }

        assertThat(seen)
                .contains("DEAD BIN STEADY", "DEAD BLOCK STEADY", "DEAD MODULE STEADY", "DEAD SUPERMODULE STEADY")
                .contains("COLD BIN STEADY", "COLD BLOCK STEADY", "COLD MODULE STEADY", "COLD RING STEADY")
                .contains("HOT BIN STEADY", "HOT BLOCK STEADY", "HOT MODULE STEADY", "HOT RING STEADY")
                .contains("EXCHANGED MODULE STEADY", "EXCHANGED SUPERMODULE STEADY", "STUCK BIN STEADY")
                .contains("DEAD BIN FLICKERING", "COLD MODULE GROWING");
    }

    @Test
    void everyFourthRunBeginsWithAFault() {
        FaultCatalogue catalogue = new FaultCatalogue(simulator, 7001, 90);

        assertThat(catalogue.of(7004).get(0).sinceLs()).isEqualTo(1);
        assertThat(catalogue.of(7005).get(0).sinceLs()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecal-barrel", "ecal-endcap", "hcal", "pixel-layer", "drift-tube"})
    void everyFaultHasAPlaceAndChangesOnlyItsOwnBins(String name) {
        Simulator element = new Simulator(Detector.named(name).orElseThrow(), 7, OptionalInt.of(500));
        FaultCatalogue catalogue = new FaultCatalogue(element, 1, 40 * FaultCatalogue.size());
        List<Fault> faults = catalogue.of(1);

        assertThat(faults).hasSizeGreaterThanOrEqualTo(FaultCatalogue.size());
        for (Fault fault : faults.subList(0, FaultCatalogue.size())) {
            int ls = fault.sinceLs();
            BinGrid good = element.lumisection(1, ls, List.of()).histogram().bins();
            BinGrid faulty =
                    element.lumisection(1, ls, List.of(fault)).histogram().bins();
            long changed = IntStream.range(0, good.size())
                    .filter(i -> good.get(i) != faulty.get(i))
                    .peek(i -> assertThat(fault.changed().contains(i))
                            .as("%s", fault)
                            .isTrue())
                    .count();
            if (fault.kind() == FaultKind.DEAD && fault.course() == Course.STEADY) {
                assertThat(changed).as("%s", fault).isPositive();
                fault.bins().indices().forEach(i -> assertThat(faulty.get(i)).isZero());
            }
        }
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
