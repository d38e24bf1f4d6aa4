package org.dqm.fpga.pass;

import java.util.Optional;
import org.dqm.model.network.LayerSpec;
import org.dqm.model.network.NetworkSpec;

/** Which layer of an autoencoder is its code. */
public final class Latent {
    private Latent() {}

    /**
     * The tensor of a layer.
     *
     * @param layer its name; if empty the layer with the fewest numbers, of several the last, but never the answer
     * @throws IllegalArgumentException if there is no such layer
     */
    public static String tensor(NetworkSpec spec, Optional<String> layer) {
        if (layer.isPresent()) {
            return NetworkImport.tensor(spec.layers().stream()
                    .filter(found -> found.name().equals(layer.get()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no layer '" + layer.get() + "'; found: "
                            + spec.layers().stream().map(LayerSpec::name).toList())));
        }
        int best = 0;
        for (int i = 1; i < spec.layers().size() - 1; i++) {
            if (spec.inputOf(i + 1).size() <= spec.inputOf(best + 1).size()) {
                best = i;
            }
        }
        return NetworkImport.tensor(spec.layers().get(best));
    }
}
