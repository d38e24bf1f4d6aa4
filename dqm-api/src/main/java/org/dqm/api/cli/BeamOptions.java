package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dqm.model.simulate.Beam;
import org.dqm.model.simulate.BeamState;
import org.dqm.model.simulate.BenignScenario;
import org.dqm.model.simulate.ConditionsWriter;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Drift;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.simulate.RecordedPileup;
import org.dqm.model.simulate.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code simulate} that say what beam and detector do in good runs. */
final class BeamOptions {
    private static final String DRIFT = "drift";

    @Option(
            names = "--scenario",
            defaultValue = "stable",
            paramLabel = "NAME",
            description = "What happens in each run (default: ${DEFAULT-VALUE}).")
    private String scenario = "stable";

    @Option(
            names = "--conditions",
            paramLabel = "FILE",
            description =
                    "Take the pileup from real runs: one record a line with run_number, lumisection_number, pileup, "
                            + "beams_stable; .gz means gzip.")
    private @Nullable Path conditions;

    @Option(
            names = "--conditions-out",
            paramLabel = "FILE",
            description = "Write the conditions of each lumisection; .gz means gzip.")
    private @Nullable Path conditionsOut;

    @Option(
            names = "--drift-maps",
            arity = "2",
            paramLabel = "BEFORE AFTER",
            description = "Two real mean maps (CSV) that the drift leads from and to; drawn if not given.")
    private List<Path> driftMaps = new ArrayList<>();

    /**
     * The simulator in the chosen beam.
     *
     * @throws IllegalArgumentException if an option does not fit; the message names it
     */
    Simulator apply(Simulator plain, RunRange range) throws IOException {
        boolean drifts = scenario.equals(DRIFT);
        if (!drifts && !driftMaps.isEmpty()) {
            throw new IllegalArgumentException("--drift-maps needs --scenario drift");
        }
        BenignScenario benign = BenignScenario.named(drifts ? "stable" : scenario)
                .orElseThrow(() -> new IllegalArgumentException("--scenario: no '" + scenario + "'; found: "
                        + String.join(", ", BenignScenario.names()) + ", " + DRIFT));
        Simulator simulator = plain.with(new Beam(pileup(), benign.in(range.lumisections)));
        return drifts ? simulator.with(drift(range)) : simulator;
    }

    /** Pileup of runs without incident. */
    PileupProfile pileup() throws IOException {
        return conditions == null ? PileupProfile.LEVELLED : RecordedPileup.read(conditions);
    }

    private Drift drift(RunRange range) throws IOException {
        Drift drawn = Drift.over(range.firstRun, range.runs);
        return driftMaps.isEmpty() ? drawn : drawn.between(driftMaps.get(0), driftMaps.get(1));
    }

    ConditionsFile conditionsFile(Detector detector) throws IOException {
        if (conditionsOut == null) {
            return new ConditionsFile() {};
        }
        ConditionsWriter writer = ConditionsWriter.create(conditionsOut, detector);
        return new ConditionsFile() {
            @Override
            public void write(int run, int ls, BeamState beam) throws IOException {
                writer.write(run, ls, beam);
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }

    /** Where conditions go, if anywhere. */
    interface ConditionsFile extends AutoCloseable {
        default void write(int run, int ls, BeamState beam) throws IOException {}

        @Override
        default void close() throws IOException {}
    }

    /** The runs to be made. */
    record RunRange(int firstRun, int runs, int lumisections) {}
}
