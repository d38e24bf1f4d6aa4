package org.dqm.api.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Other coordinates for the records of files. */
final class RenumberingOptions {
    @Option(
            names = "--run",
            paramLabel = "N",
            description = "Number for the first run; further runs get those after it.")
    private @Nullable Integer run;

    @Option(names = "--ls", paramLabel = "N", description = "Number for each run's first lumisection.")
    private @Nullable Integer ls;

    @Option(names = "--me", paramLabel = "PATH", description = "Monitoring element of every record.")
    private @Nullable String me;

    Optional<String> me() {
        return Optional.ofNullable(me);
    }

    /** @throws ParameterException if a number is negative */
    Renumbering given(CommandSpec spec, Optional<String> dataset) {
        if ((run != null && run < 0) || (ls != null && ls < 0)) {
            throw new ParameterException(spec.commandLine(), "--run and --ls must not be negative");
        }
        return new Renumbering(
                run == null ? OptionalInt.empty() : OptionalInt.of(run),
                ls == null ? OptionalInt.empty() : OptionalInt.of(ls),
                me(),
                dataset);
    }
}
