package org.dqm.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.Prune;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network is put into fixed point. */
final class FpgaOptions {
    @Option(
            names = "--weight-bits",
            defaultValue = "8",
            paramLabel = "N",
            description = "Bits of the weights, 2 to 16 (default: ${DEFAULT-VALUE}).")
    private int weightBits;

    @Option(
            names = "--activation-bits",
            defaultValue = "8",
            paramLabel = "N",
            description =
                    "Bits after activations, and of the input unless --input-type says (default: ${DEFAULT-VALUE}).")
    private int activationBits;

    @Option(
            names = "--output-bits",
            defaultValue = "16",
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

    /** @param preprocessing of the bundle, which may say {@code input_bits} and {@code input_exponent} of its events */
    Bits bits(Map<String, Object> preprocessing) {
        Optional<FixedType> said = Optional.ofNullable(inputType).map(FixedType::parse);
        Optional<FixedType> input = said.isEmpty()
                        && preprocessing.get("input_bits") instanceof Number width
                        && preprocessing.get("input_exponent") instanceof Number exponent
                ? Optional.of(new FixedType(false, width.intValue(), exponent.intValue()))
                : said;
        return new Bits(weightBits, activationBits, outputBits, input, layerBits);
    }

    Prune pruning() {
        return new Prune(prune, pruneFilters);
    }
}
