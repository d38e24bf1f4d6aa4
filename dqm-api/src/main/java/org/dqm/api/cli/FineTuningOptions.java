package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.model.network.Compression;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.train.FineTuning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code train} makes a network fit for a chip. */
final class FineTuningOptions {
    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Begin from the weights of this bundle, with smaller steps.")
    private @Nullable Path from;

    @Option(
            names = "--weight-bits",
            paramLabel = "N",
            description = "With --from: train with weights rounded to so many bits, 2 to 16.")
    private @Nullable Integer weightBits;

    @Option(
            names = "--prune",
            defaultValue = "0",
            paramLabel = "FRACTION",
            description = "With --from: hold this fraction of each layer's weights, its smallest, at 0"
                    + " (default: ${DEFAULT-VALUE}).")
    private double prune;

    @Option(names = "--prune-filters", description = "With --prune: whole filters instead of single weights.")
    private boolean pruneFilters;

    /** @throws IllegalArgumentException naming the option that is wrong */
    FineTuning given() throws IOException {
        Compression compression;
        try {
            compression = new Compression(
                    weightBits == null ? OptionalInt.empty() : OptionalInt.of(weightBits), prune, pruneFilters);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--weight-bits, --prune: " + e.getMessage(), e);
        }
        Optional<Bundle> bundle = from == null ? Optional.empty() : Optional.of(ModelFolder.resolve(from));
        return new FineTuning(bundle, compression);
    }
}
