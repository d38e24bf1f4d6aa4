package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Region;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seed 84, models of runs 1 to 8. What a gross fault does to the expectation of its surroundings is no fault. */
class ShadowTest {
    private static final double WARNING = 4;
    private static final SimulatedModels SIMULATED = new SimulatedModels("ecal-endcap", 84, 8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hot,ring,unit=EE ring 8,factor=3",
                "hot,ring,unit=EE ring 6,factor=5",
                "hot,module,unit=EE x2 y3,factor=5",
                "dead,ring,unit=EE ring 8"
            })
    void aGrossFaultIsOneRegionOfItsBins(String spec) {
        Fault fault = new FaultSpec(SIMULATED.simulator().detector().geometry())
                .parse(spec)
                .get(0);

        Reference reference = SIMULATED.model().reference();
        List<Region> regions = IntStream.rangeClosed(40, 45)
                .mapToObj(run -> run(run, fault))
                .flatMap(List::stream)
                .flatMap(scored -> scored.regions().stream())
                .filter(region -> region.score() >= WARNING)
                .toList();

        assertThat(regions).hasSize(6 * 10).allSatisfy(region -> {
            int live = (int) fault.changed().indices().filter(reference::isLive).count();
            assertThat(region.bins().overlap(fault.changed())).isGreaterThan(live * 9 / 10);
            assertThat(region.bins().count()).isLessThan(live * 11 / 10);
        });
    }

    private static List<Scored> run(int run, Fault fault) {
        Scorer scorer = SIMULATED.scorer();
        List<Scored> scored = new ArrayList<>();
        for (int ls = 1; ls <= 10; ls++) {
            scored.add((Scored) scorer.score(SIMULATED
                            .simulator()
                            .lumisection(run, ls, List.of(fault))
                            .histogram())
                    .outcome());
        }
        return scored;
    }
}
