package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinSet;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ecal-barrel", "ecal-endcap", "hcal", "pixel-layer", "drift-tube"})
    void unitsOfEveryDetectorCanBeExchanged(String detector) {
        Simulator simulator = simulator(detector);

        Places modules = new Places(simulator, FaultRowTest.named("exchanged-module"));
        Places supermodules = new Places(simulator, FaultRowTest.named("exchanged-supermodule"));

        assertThat(modules.isEmpty() && supermodules.isEmpty()).isFalse();
    }

    @Test
    void bothExchangedUnitsAreFaulty() {
        Simulator simulator = simulator("ecal-endcap");
        Places places = new Places(simulator, FaultRowTest.named("exchanged-module"));

        Fault fault = places.draw(new SplittableRandom(1), "swap", 1);

        BinSet second = fault.other().orElseThrow();
        assertThat(second.overlap(fault.bins())).isZero();
        assertThat(fault.changed().count()).isEqualTo(fault.bins().count() + second.count());
        assertThat(places.medianBins()).isEqualTo(32);
        BinGrid good = simulator.lumisection(3, 1, List.of()).histogram().bins();
        BinGrid faulty = simulator.lumisection(3, 1, List.of(fault)).histogram().bins();
        assertThat(IntStream.range(0, good.size()).filter(bin -> good.get(bin) != faulty.get(bin)))
                .allMatch(bin -> fault.changed().indices().anyMatch(changed -> changed == bin))
                .hasSizeGreaterThan(24);
    }

    @Test
    void aFixedPlaceIsTheSameInEveryRun() {
        Places fixed = new Places(simulator("ecal-endcap"), FaultRowTest.named("dead-block5-fixed"));
        Places random = new Places(simulator("ecal-endcap"), FaultRowTest.named("dead-block5"));

        assertThat(IntStream.range(0, 20)
                        .mapToObj(run -> FaultStudy.first(fixed, run).bins())
                        .distinct())
                .hasSize(1);
        assertThat(IntStream.range(0, 20)
                        .mapToObj(run -> FaultStudy.first(random, run).bins())
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void aStuckBitIsOneThatMostCountsDoNotHave() {
        Simulator simulator = simulator("ecal-endcap").with(Nuisances.NONE);
        Places places = new Places(simulator, FaultRowTest.named("stuck-bin-x1024"));

        Fault fault = places.draw(new SplittableRandom(1), "stuck", 1);

        int bin = fault.bins().indices().findFirst().orElseThrow();
        float good = simulator.lumisection(3, 1, List.of()).histogram().bins().get(bin);
        float stuck =
                simulator.lumisection(3, 1, List.of(fault)).histogram().bins().get(bin);
        assertThat(stuck).isEqualTo(good + 1024);
    }

    @Test
    void aFaultFromRunStartHasNoGoodLumisectionBefore() {
        Places fromStart = new Places(simulator("ecal-endcap"), FaultRowTest.named("dead-bin-from_start"));
        Places later = new Places(simulator("ecal-endcap"), FaultRowTest.named("dead-bin"));

        assertThat(FaultStudy.first(fromStart, 5).sinceLs()).isEqualTo(1);
        assertThat(FaultStudy.first(later, 5).sinceLs()).isEqualTo(7);
    }

    private static Simulator simulator(String detector) {
        return new Simulator(Detector.named(detector).orElseThrow(), 20, OptionalInt.of(500));
    }
}
