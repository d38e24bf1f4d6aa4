package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Judgement;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.evaluate.MethodResults.PlantedFault;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;

class FaultStudyTest {
    private static final Simulator ENDCAP =
            new Simulator(Detector.named("ecal-endcap").orElseThrow(), 20, OptionalInt.of(500));

    @Test
    void aFlickeringFaultIsThereInSevenOfNineteenLumisections() {
        Series there = measured("dead-bin-flickering").get("there 0");

        assertThat(there.size()).isEqualTo(30);
        assertThat(there.stream().limit(19).sum()).isEqualTo(7);
        assertThat(there.get(0)).isEqualTo(1);
    }

    @Test
    void latencyOfAFlickeringFaultCountsFromItsBeginning() {
        PlantedFault fault = fault(Series.of(1, 0, 0, 1, 0), Series.of(0, 0, 0, 1, 0));

        assertThat(fault.latency()).isEqualTo(4);
        assertThat(new RowResult(3, List.of(fault), Series.of(0)).detected()).hasValue(0);
        assertThat(new RowResult(5, List.of(fault), Series.of(0)).detected()).hasValue(1);
    }

    @Test
    void goodLumisectionsBetweenAreNotTakenForFaultyOnes() {
        PlantedFault fault = fault(Series.of(1, 0, 0, 1, 0), Series.of(0, 0, 0, 1, 0));

        assertThat(new RowResult(3, List.of(fault), Series.of(0)).statistic()).isEqualTo(Series.of(10));
        assertThat(new RowResult(5, List.of(fault), Series.of(0)).statistic()).isEqualTo(Series.of(13));
    }

    @Test
    void aGrowingFaultIsThereAllTheTimeAndFullInTheTwentieth() {
        Map<String, Series> growing = measured("dead-bin-growing");

        Series lost = growing.get("maps 0");
        assertThat(growing).doesNotContainKey("there 0");
        assertThat(lost.get(19)).isEqualTo(1);
        assertThat(lost.get(9)).isCloseTo(0.5, within(0.35));
    }

    @Test
    void atAFixedPlaceThereIsOneFaultPerRun() {
        assertThat(measured("dead-block5-fixed")).containsKey("maps 0").doesNotContainKey("maps 1");
        assertThat(measured("dead-block5")).containsKey("maps 3");
    }

    private static PlantedFault fault(Series there, Series alarms) {
        return new PlantedFault("1", Series.of(10, 11, 12, 13, 14), there, alarms, Series.EMPTY);
    }

    private static Map<String, Series> measured(String row) {
        Places places = new Places(ENDCAP, FaultRowTest.named(row));
        return new FaultStudy(places, 20_001)
                .measure(ENDCAP, List.of(new Lost(places)))
                .get("lost");
    }

    /** Tells which part of the first fault's hits is lost, by the true rate. */
    private record Lost(Places places) implements Method {
        @Override
        public String name() {
            return "lost";
        }

        @Override
        public Watcher watch() {
            int bin = FaultStudy.first(places, 20_001)
                    .bins()
                    .indices()
                    .findFirst()
                    .orElseThrow();
            return map -> new Judgement() {
                @Override
                public double map() {
                    return 1 - map.bins().get(bin) / expected(map).get(bin);
                }

                @Override
                public BinGrid bins() {
                    return map.bins();
                }
            };
        }

        private static BinGrid expected(LumisectionHistogram map) {
            return ENDCAP.expected(map.id().run(), map.id().ls(), List.of());
        }
    }
}
