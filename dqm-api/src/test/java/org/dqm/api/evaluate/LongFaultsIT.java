package org.dqm.api.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.api.Measurements;
import org.dqm.api.evaluate.CatalogueShift.Found;
import org.dqm.api.evaluate.CatalogueShift.Run;
import org.dqm.api.wiring.ServiceThresholds;
import org.dqm.model.baseline.Method;
import org.dqm.model.evaluate.Oracles;
import org.dqm.model.simulate.FaultCatalogue;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ./dqm verify --long faults}: shifts in which every fault of the catalogue has its turn, seen by several
 * elements; a line per fault in {@code docs/measurements/faults.csv}. A stopped test goes on with the next run of the
 * same model.
 */
@Tag("long")
class LongFaultsIT {
    /** Runs of this seed are in none of the four sets. */
    private static final long SEED = 70;

    private static final int FIRST_RUN = 70_001;
    private static final int LUMISECTIONS = 400;
    /** {@code -Ddqm.faults.runs=N} asks for others; four go through the whole catalogue. */
    private static final int RUNS = Integer.getInteger("dqm.faults.runs", 4);

    private static final int CALIBRATE = 6_000;
    private static final String HEAD =
            "detector,model,elements,events,run,fault,bins,factor,since,found,oracle,alarms,warnings,commit";

    @ParameterizedTest(name = "{0}, seen by {1} elements")
    @CsvSource({"ecal-endcap, 3, 500, true", "hcal, 7, 0, false"})
    void everyFaultThatTheOracleFindsIsFoundByAboutOneAlarm(
            String detector, int elements, int events, boolean isHeldAgainstOracle) throws IOException {
        Path file = Measurements.file("faults.csv");
        OptionalInt asked = events == 0 ? OptionalInt.empty() : OptionalInt.of(events);
        try (ServedModel model = ServedModel.of(detector).orElseThrow()) {
            Simulator beam =
                    new Simulator(model.detector(), SEED, asked).with(Nuisances.STANDARD.withoutUnlabelledDead());
            String key = String.join(
                    ",",
                    detector,
                    model.scoring().version() + "",
                    "" + elements,
                    events == 0 ? "own" : "" + events,
                    "");
            // Of another commit is another scoring.
            String commit = "," + Measurements.commit();
            FaultCatalogue catalogue = new FaultCatalogue(beam, FIRST_RUN, LUMISECTIONS);
            Optional<Method> oracle = Optional.empty();
            for (int run = FIRST_RUN; run < FIRST_RUN + RUNS; run++) {
                String begin = key + run + ",";
                if (Measurements.lines(file, begin).stream().noneMatch(line -> line.endsWith(commit))) {
                    if (isHeldAgainstOracle && oracle.isEmpty()) {
                        oracle = Optional.of(Oracles.family(beam, asked, CALIBRATE));
                    }
                    Run seen = new CatalogueShift(model, CatalogueShift.elements(beam, elements), oracle)
                            .watch(run, LUMISECTIONS, catalogue.of(run), ServiceThresholds.shipped());
                    record(file, begin, seen, isHeldAgainstOracle);
                }
            }

            List<String[]> lines = Measurements.lines(file, key).stream()
                    .filter(line -> line.endsWith(commit))
                    .map(line -> line.split(",", -1))
                    .toList();
            List<String[]> faults =
                    lines.stream().filter(line -> !line[8].isEmpty()).toList();
            List<String[]> found =
                    faults.stream().filter(line -> !line[9].equals("-")).toList();
            assertThat(faults)
                    .as("found by the oracle, not by us")
                    .noneMatch(line -> line[9].equals("-") && line[10].matches("[0-9]+"));
            assertThat(found.stream()
                            .mapToInt(line -> Integer.parseInt(line[11]))
                            .sum())
                    .as("alarms about %d faults", found.size())
                    .isLessThanOrEqualTo((int) (1.2 * found.size()));
        }
    }

    private static void record(Path file, String begin, Run seen, boolean isHeldAgainstOracle) throws IOException {
        List<String> lines = new ArrayList<>();
        String commit = Measurements.commit();
        for (Found each : seen.faults()) {
            boolean canJudge = isHeldAgainstOracle && each.fault().kind() != FaultKind.EXCHANGED;
            lines.add(begin
                    + String.join(
                            ",",
                            each.fault().id(),
                            "" + each.fault().changed().count(),
                            "" + each.fault().factor(),
                            "" + each.fault().sinceLs(),
                            text(each.alarm()),
                            canJudge ? text(each.oracle()) : "",
                            "" + each.alarms(),
                            "" + each.warnings(),
                            commit));
        }
        lines.add(begin + "between faults,,,,,," + seen.falseAlarms() + "," + seen.falseWarnings() + "," + commit);
        Measurements.append(file, HEAD, String.join("\n", lines));
    }

    private static String text(OptionalInt lumisection) {
        return lumisection.isPresent() ? "" + lumisection.getAsInt() : "-";
    }
}
