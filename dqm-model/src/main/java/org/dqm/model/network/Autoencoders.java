package org.dqm.model.network;

import java.util.List;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Upsample;

/** Convolutional autoencoders by name, as {@code train --architecture} takes them. */
public final class Autoencoders {
    private Autoencoders() {}

    /**
     * The default: two steps down by 2, two steps up, about 20,000 weights, one output channel.
     *
     * @param input both sides divisible by 4
     */
    public static NetworkSpec standard(TensorShape input) {
        return new NetworkSpec(
                input,
                List.of(
                        new Conv("enc1", 16, 3, 2, Activation.LEAKY_RELU),
                        new Conv("enc2", 32, 3, 2, Activation.LEAKY_RELU),
                        new Conv("code", 32, 3, 1, Activation.LEAKY_RELU),
                        new Upsample("up1", 2),
                        new Conv("dec1", 16, 3, 1, Activation.LEAKY_RELU),
                        new Upsample("up2", 2),
                        new Conv("dec2", 8, 3, 1, Activation.LEAKY_RELU),
                        new Conv("out", 1, 3, 1, Activation.LINEAR)));
    }
}
