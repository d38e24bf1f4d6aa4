package org.dqm.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dqm.api.export.FixedPointOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network is put into fixed point. */
final class FpgaOptions {
    /** All of them. */
    static final Set<String> NAMES = Set.of(
            "--weight-bits",
            "--activation-bits",
            "--output-bits",
            "--layer-bits",
            "--input-type",
            "--prune",
            "--prune-filters");

    @Option(
            names = "--weight-bits",
            paramLabel = "N",
            description = "Bits of the weights, 2 to 16 (default: those that the bundle was trained for, else "
                    + FixedPointOptions.WEIGHT_BITS + ").")
    private @Nullable Integer weightBits;

    @Option(
            names = "--activation-bits",
            paramLabel = "N",
            description = "Bits after activations, and of the input unless --input-type says (default: "
                    + FixedPointOptions.ACTIVATION_BITS + ", of a trigger's bundle "
                    + FixedPointOptions.TRIGGER_ACTIVATION_BITS + ").")
    private @Nullable Integer activationBits;

    @Option(
            names = "--output-bits",
            defaultValue = "" + FixedPointOptions.OUTPUT_BITS,
            paramLabel = "N",
            description = "Bits of what leaves the chip (default: ${DEFAULT-VALUE}).")
    private int outputBits;

    @Option(
            names = "--layer-bits",
            paramLabel = "LAYER=N",
            split = ",",
            description = "Bits of the weights of single layers.")
    private Map<String, Integer> layerBits = new LinkedHashMap<>();

    @Option(
            names = "--input-type",
            paramLabel = "TYPE",
            description = "Type of the input, such as ufixed<10,10>; taken from the calibration sample if not given.")
    private @Nullable String inputType;

    @Option(
            names = "--prune",
            defaultValue = "0",
            paramLabel = "FRACTION",
            description = "Set this fraction of each layer's weights, the smallest, to 0 (default: ${DEFAULT-VALUE}).")
    private double prune;

    @Option(names = "--prune-filters", description = "With --prune: whole filters instead of single weights.")
    private boolean pruneFilters;

    FixedPointOptions given() {
        return new FixedPointOptions(
                weightBits == null ? OptionalInt.empty() : OptionalInt.of(weightBits),
                activationBits == null ? OptionalInt.empty() : OptionalInt.of(activationBits),
                outputBits,
                layerBits,
                Optional.ofNullable(inputType),
                prune,
                pruneFilters);
    }
}
