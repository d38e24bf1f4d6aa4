package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seed 83, models of runs 1 to 5. */
class ExchangedUnitsTest {
    private static final Map<String, SimulatedModels> MODELS = new ConcurrentHashMap<>();
    private static final int RUNS = 10;

    @ParameterizedTest
    @CsvSource({
        "ecal-endcap, module, EE x1 y3, EE x2 y3",
        "ecal-endcap, sector, EE3, EE6",
        "drift-tube, module, SL3/FEB01, SL3/FEB15",
        "drift-tube, supermodule, SL1, SL2",
        "hcal, module, HBM08, HBM09",
        "hcal, supermodule, HBHEM3, HBHEM7"
    })
    void exchangedUnitsAreOneRegionOfBothWithinThreeLumisectionsOfMostRuns(
            String detector, String shape, String one, String other) {
        SimulatedModels simulated = model(detector);
        List<Fault> faults = faults(simulated, "exchanged," + shape + ",unit=" + one + ",with=" + other);

        List<Region> regions = lastOfRuns(simulated, 3, faults).stream()
                .flatMap(scored -> exchanged(scored).stream())
                .toList();

        assertThat(regions).hasSizeBetween((int) (0.8 * RUNS), RUNS).allSatisfy(region -> {
            assertThat(region.unit()).contains(one + " ⇄ " + other);
            assertThat(region.bins()).isEqualTo(live(simulated, faults.get(0).changed()));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ecal-endcap, 'dead,module,unit=EE x2 y3'",
        "ecal-endcap, 'hot,module,unit=EE x2 y3,factor=2'",
        "ecal-endcap, 'hot,module,unit=EE x1 y3,factor=2;cold,module,unit=EE x2 y3,factor=0.5'",
        "ecal-endcap, 'dead,sector,unit=EE3;dead,sector,unit=EE6'",
        "drift-tube, 'dead,module,unit=SL3/FEB01;dead,module,unit=SL3/FEB15'",
        "drift-tube, 'hot,module,unit=SL1/FEB08,factor=2'",
        "drift-tube, 'hot,module,unit=SL2/FEB07,factor=3;dead,module,unit=SL2/FEB08'",
        "drift-tube, 'cold,supermodule,unit=SL1,factor=0.8;hot,supermodule,unit=SL2,factor=1.5'",
        "hcal, 'dead,module,unit=HBM08;dead,module,unit=HBM09'",
        "hcal, 'hot,module,unit=HBM08,factor=1.5;cold,module,unit=HBM09,factor=0.5'",
        "hcal, 'dead,ring,unit=HM ieta07'"
    })
    void deadAndHotUnitsAreNeverExchanged(String detector, String faults) {
        SimulatedModels simulated = model(detector);

        List<Scored> scored = lastOfRuns(simulated, 3, faults(simulated, faults));

        assertThat(scored).allMatch(Scored::anomalous);
        assertThat(scored).flatMap(ExchangedUnitsTest::exchanged).isEmpty();
    }

    @Test
    void unitsThatAreExpectedAlikeCannotBeTold() {
        SimulatedModels simulated = model("drift-tube");

        List<Scored> scored =
                lastOfRuns(simulated, 1, faults(simulated, "exchanged,module,unit=SL3/FEB06,with=SL3/FEB07"));

        assertThat(scored).noneMatch(Scored::anomalous);
        assertThat(scored).flatMap(ExchangedUnitsTest::exchanged).isEmpty();
    }

    @Test
    void anExchangeLastsAsLongAsItIsThereAndLeavesTheScoreAsItIs() {
        SimulatedModels simulated = model("hcal");
        List<Fault> faults =
                faults(simulated, "exchanged,module,unit=HBM08,with=HBM09,since=3,until=6;dead,bin,x=60,y=40,since=3");

        List<Scored> scored = run(simulated, 40, 8, faults);

        assertThat(scored.stream().map(one -> exchanged(one).size())).containsExactly(0, 0, 1, 1, 1, 0, 0, 0);
        assertThat(scored.subList(2, 5)).allSatisfy(one -> {
            assertThat(one.regions()).extracting(Region::kind).contains(RegionKind.EXCHANGED, RegionKind.DEAD);
            assertThat(Math.max(one.score(), one.persistentScore()))
                    .isEqualTo(one.regions().stream()
                            .mapToDouble(Region::score)
                            .max()
                            .orElseThrow());
        });
    }

    private static SimulatedModels model(String detector) {
        return MODELS.computeIfAbsent(detector, name -> new SimulatedModels(name, 83, 5));
    }

    private static List<Fault> faults(SimulatedModels simulated, String text) {
        return new FaultSpec(simulated.simulator().detector().geometry()).parse(text);
    }

    /** The last of so many lumisections of each of ten runs. */
    private static List<Scored> lastOfRuns(SimulatedModels simulated, int lumisections, List<Fault> faults) {
        return IntStream.range(0, RUNS)
                .mapToObj(i -> run(simulated, 20 + i, lumisections, faults).get(lumisections - 1))
                .toList();
    }

    private static List<Scored> run(SimulatedModels simulated, int run, int lumisections, List<Fault> faults) {
        Scorer scorer = simulated.scorer();
        List<Scored> scored = new ArrayList<>();
        for (int ls = 1; ls <= lumisections; ls++) {
            var histogram = simulated.simulator().lumisection(run, ls, faults).histogram();
            scored.add((Scored) scorer.score(histogram).outcome());
        }
        return scored;
    }

    private static List<Region> exchanged(Scored scored) {
        return scored.regions().stream()
                .filter(region -> region.kind() == RegionKind.EXCHANGED)
                .toList();
    }

    private static BinSet live(SimulatedModels simulated, BinSet bins) {
        Reference reference = simulated.model().reference();
        return reference.grid().bins(bins.indices().filter(reference::isLive));
    }
}
