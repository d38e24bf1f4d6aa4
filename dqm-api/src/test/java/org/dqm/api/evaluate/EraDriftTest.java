package org.dqm.api.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.dqm.api.evaluate.DriftStudy.Run;
import org.dqm.api.evaluate.DriftStudy.Runs;
import org.dqm.api.wiring.ServiceThresholds;
import org.dqm.model.simulate.Drift;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An ECAL endcap in which every tower goes to its own ratio between two real eras and stays there; prints what alarms.
 *
 * <p>{@code -Ddqm.drift.maps=DIR} names the folder of {@code avg_occupancy_EEm_RunA.csv} and so on; {@code
 * -Ddqm.drift.seeds=N}, {@code .runs=N} (until era D), {@code .still=N} (runs of era D after that) and {@code
 * .lumisections=N} ask for other sizes.
 */
@EnabledIfSystemProperty(named = "dqm.drift.maps", matches = ".+")
class EraDriftTest {
    private static final Path MAPS = Path.of(System.getProperty("dqm.drift.maps", ""));
    private static final long FIRST_SEED = 61;
    private static final int SEEDS = Integer.getInteger("dqm.drift.seeds", 2);
    private static final int DRIFTING = Integer.getInteger("dqm.drift.runs", 10);
    private static final int STILL = Integer.getInteger("dqm.drift.still", 5);
    private static final int LUMISECTIONS = Integer.getInteger("dqm.drift.lumisections", 100);

    @ParameterizedTest
    @ValueSource(strings = {"EEm", "EEp"})
    void whatMovedFromEraAToDIsQuietOnceAdoptedAsKnown(String endcap) throws IOException {
        List<List<Run>> before = new ArrayList<>();
        List<List<Run>> after = new ArrayList<>();

        try (ServedModel model = ServedModel.of("ecal-endcap").orElseThrow()) {
            DriftStudy study = new DriftStudy(model, ServiceThresholds.shipped());
            for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                Runs runs = new Runs((int) (1_000 * seed) + 1, DRIFTING + STILL, LUMISECTIONS);
                Simulator drifting = new Simulator(model.detector(), seed, OptionalInt.of(500))
                        .with(Nuisances.STANDARD.withoutUnlabelledDead())
                        .with(drift(endcap, runs.first()));
                before.add(study.watch(drifting, runs, false));
                after.add(study.watch(drifting, runs, true));
            }
            Simulator exact = new Simulator(model.detector(), FIRST_SEED, OptionalInt.of(500))
                    .with(Nuisances.NONE)
                    .with(drift(endcap, 1));
            new DriftTable(endcap, before, after, STILL)
                    .print(exact.nominal(DRIFTING, 1), exact.expected(DRIFTING, 1, List.of()));
        }

        assertThat(after)
                .allSatisfy(runs -> assertThat(runs)
                        .allSatisfy(run ->
                                assertThat(run.bins().intersects(run.known())).isFalse()));
        assertThat(alarmedAtTheEnd(after)).isLessThan(alarmedAtTheEnd(before));
    }

    private static Drift drift(String endcap, int firstRun) throws IOException {
        return Drift.over(firstRun, DRIFTING)
                .between(
                        MAPS.resolve("avg_occupancy_" + endcap + "_RunA.csv"),
                        MAPS.resolve("avg_occupancy_" + endcap + "_RunD.csv"));
    }

    private static int alarmedAtTheEnd(List<List<Run>> seeds) {
        return seeds.stream()
                .map(runs -> runs.get(runs.size() - 1).bins())
                .mapToInt(BitSet::cardinality)
                .sum();
    }
}
