package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.dqm.model.crossing.CaloRegionsFile;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.crossing.Sample;
import org.dqm.model.crossing.SimulatedCrossings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code dqm simulate --detector l1-calo}: one map per crossing, in HDF5. */
final class SimulateCrossings {
    /** Crossings of a lumisection unless told otherwise. */
    static final int CROSSINGS = 1_000;

    private static final Set<String> OPTIONS =
            Set.of("--detector", "--runs", "--lumisections", "--seed", "--events", "--signal", "--conditions", "--out");

    private SimulateCrossings() {}

    static void requireOnlyItsOptions(CommandSpec spec) {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!OPTIONS.contains(option.longestName())) {
                throw new ParameterException(
                        spec.commandLine(),
                        option.longestName() + " is for maps of lumisections, not for the crossings of " + L1Calo.NAME);
            }
        }
    }

    /** The sample of a {@code --signal}, background without one. */
    static Sample sample(String signal) {
        return Sample.labelled(signal.isEmpty() ? Sample.BACKGROUND.label() : signal)
                .orElseThrow(() -> new IllegalArgumentException("--signal: no '" + signal + "'; found: "
                        + Arrays.stream(Sample.values()).map(Sample::label).collect(Collectors.joining(", "))));
    }

    static void write(Path out, SimulatedCrossings crossings) throws IOException {
        if (!CaloRegionsFile.isNamedSo(out)) {
            throw new IllegalArgumentException("--out: crossings are written as HDF5, so name a file .h5, not " + out);
        }
        Progress progress = new Progress("simulate");
        CaloRegionsFile.write(out, crossings, (done, total) -> progress.show(done, total, "crossings"));
        System.err.println("wrote " + crossings.size() + " crossings of "
                + crossings.sample().label() + " to " + out);
    }
}
