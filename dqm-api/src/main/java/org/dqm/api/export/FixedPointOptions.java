package org.dqm.api.export;

import static org.dqm.api.export.OptionException.check;
import static org.dqm.api.export.OptionException.named;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.fpga.export.Quantised;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Prune;
import org.dqm.model.network.LayerSpec;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.Manifest;
import org.dqm.model.train.FineTuning;

/**
 * How a network is put into fixed point.
 *
 * @param weightBits if not given those that the bundle was trained for, else {@value #WEIGHT_BITS}
 * @param activationBits if not given {@value #ACTIVATION_BITS}, of a trigger {@value #TRIGGER_ACTIVATION_BITS}
 * @param layerBits bits of the weights of single layers
 * @param inputType such as {@code ufixed<10,10>}; if empty as the bundle says, else from the calibration sample
 * @param prune fraction of each layer's weights that become 0
 */
public record FixedPointOptions(
        OptionalInt weightBits,
        OptionalInt activationBits,
        int outputBits,
        Map<String, Integer> layerBits,
        Optional<String> inputType,
        double prune,
        boolean pruneFilters) {
    public static final int WEIGHT_BITS = 8;
    public static final int ACTIVATION_BITS = 8;
    /** With 8 a trigger loses a twentieth of some signals at 3 kHz (docs/fpga.md). */
    public static final int TRIGGER_ACTIVATION_BITS = 10;

    public static final int OUTPUT_BITS = 16;

    public FixedPointOptions {
        layerBits = Map.copyOf(layerBits);
    }

    /**
     * Widths for a bundle, which may say {@code input_bits} and {@code input_exponent} of its events.
     *
     * @throws OptionException naming the option
     */
    public Bits bits(Bundle bundle) {
        Bits ok = Bits.DEFAULT;
        int weights = weightBits.orElse(
                bundle.manifest().metrics().get(FineTuning.WEIGHT_BITS) instanceof Integer bits ? bits : WEIGHT_BITS);
        check("weightBits", () -> new Bits(weights, ok.activations(), ok.outputs(), ok.input(), Map.of()));
        int activations = activationBits.orElse(
                bundle.manifest().kind() == Manifest.Kind.TRIGGER ? TRIGGER_ACTIVATION_BITS : ACTIVATION_BITS);
        check("activationBits", () -> new Bits(ok.weights(), activations, ok.outputs(), ok.input(), Map.of()));
        check("outputBits", () -> new Bits(ok.weights(), ok.activations(), outputBits, ok.input(), Map.of()));
        Optional<FixedType> given = named("inputType", () -> inputType.map(FixedType::parse));
        Optional<FixedType> input = given.or(() -> said(bundle.manifest().preprocessing()));
        requireLayers("layerBits", layerBits, bundle);
        return named("layerBits", () -> new Bits(weights, activations, outputBits, input, layerBits));
    }

    /**
     * The network of a bundle in fixed point.
     *
     * @param calibration that ranges are taken from
     * @throws OptionException naming the option
     */
    public Quantised quantised(Bundle bundle, OutputForm form, CalibrationInputs calibration) {
        return Quantised.of(
                bundle.contents().network(),
                bundle.contents().weights(),
                form,
                Optional.empty(),
                pruning(),
                bits(bundle),
                calibration.sample());
    }

    /**
     * What becomes 0.
     *
     * @throws OptionException naming the option
     */
    public Prune pruning() {
        return named("prune", () -> new Prune(prune, pruneFilters));
    }

    private static Optional<FixedType> said(Map<String, Object> preprocessing) {
        return preprocessing.get("input_bits") instanceof Number width
                        && preprocessing.get("input_exponent") instanceof Number exponent
                ? Optional.of(new FixedType(false, width.intValue(), exponent.intValue()))
                : Optional.empty();
    }

    /** Every key is a layer with weights. */
    static void requireLayers(String option, Map<String, Integer> values, Bundle bundle) {
        List<String> known = bundle.contents().network().layers().stream()
                .filter(layer -> layer instanceof LayerSpec.Conv || layer instanceof LayerSpec.Dense)
                .map(LayerSpec::name)
                .toList();
        values.keySet().stream()
                .filter(layer -> !known.contains(layer))
                .sorted()
                .findFirst()
                .ifPresent(layer -> {
                    throw new OptionException(option, "no layer '" + layer + "' with weights; found: " + known);
                });
    }
}
