package org.dqm.fpga.pass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dqm.fpga.graph.FixedType;

/**
 * Widths to quantise with.
 *
 * @param weights bits of weights, 2 to 16
 * @param activations bits after activations and sums, 2 to 24
 * @param outputs bits of what leaves the chip, 2 to 32
 * @param input type of the input; if empty it is taken from the sample, with {@code activations} bits
 * @param layers bits of the weights of single layers, by name of the layer, instead of {@code weights}
 */
public record Bits(int weights, int activations, int outputs, Optional<FixedType> input, Map<String, Integer> layers) {
    /** Weights and activations of 8 bits, outputs of 16. */
    public static final Bits DEFAULT = new Bits(8, 8, 16, Optional.empty(), Map.of());

    public Bits {
        requireWithin("weights", weights, 16);
        requireWithin("activations", activations, 24);
        requireWithin("outputs", outputs, 32);
        layers.forEach((layer, bits) -> requireWithin("weights of " + layer, bits, 16));
        layers = Map.copyOf(layers);
    }

    /** The same with a type of the input. */
    public Bits withInput(FixedType type) {
        return new Bits(weights, activations, outputs, Optional.of(type), layers);
    }

    /** The same with other bits of one layer's weights. */
    public Bits with(String layer, int bits) {
        Map<String, Integer> changed = new LinkedHashMap<>(layers);
        changed.put(layer, bits);
        return new Bits(weights, activations, outputs, input, changed);
    }

    int ofLayer(String layer) {
        return layers.getOrDefault(layer, weights);
    }

    private static void requireWithin(String what, int bits, int most) {
        if (bits < 2 || bits > most) {
            throw new IllegalArgumentException("bits of " + what + " must be 2 to " + most + ", got " + bits);
        }
    }
}
