package org.dqm.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;

/**
 * Autoencoders by name, as {@code train --architecture} takes them: one output channel, any number of input channels,
 * both sides divisible by 4.
 */
public final class Autoencoders {
    private static final Map<String, Function<TensorShape, NetworkSpec>> BY_NAME = byName();

    private Autoencoders() {}

    private static Map<String, Function<TensorShape, NetworkSpec>> byName() {
        Map<String, Function<TensorShape, NetworkSpec>> all = new LinkedHashMap<>();
        all.put("standard", Autoencoders::standard);
        all.put("small", Autoencoders::small);
        all.put("large", Autoencoders::large);
        all.put("residual", Autoencoders::residual);
        all.put("dense", Autoencoders::dense);
        return all;
    }

    /** All names, the default first. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * The autoencoder of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static NetworkSpec named(String name, TensorShape input) {
        Function<TensorShape, NetworkSpec> found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no architecture '" + name + "'; found: " + String.join(", ", BY_NAME.keySet()));
        }
        return found.apply(input);
    }

    /** The default: two steps down by 2 to the code, two steps up; each level also reaches its counterpart directly. */
    public static NetworkSpec standard(TensorShape input) {
        return pyramid(input, 8);
    }

    /** The same with half as many filters. */
    static NetworkSpec small(TensorShape input) {
        return pyramid(input, 4);
    }

    /** The same with twice as many filters. */
    static NetworkSpec large(TensorShape input) {
        return pyramid(input, 16);
    }

    private static NetworkSpec pyramid(TensorShape input, int filters) {
        return new NetworkSpec(
                input,
                List.of(
                        new Conv("look", filters, 3, 1, Activation.LEAKY_RELU),
                        new Conv("enc1", filters, 3, 2, Activation.LEAKY_RELU),
                        new Conv("enc2", 2 * filters, 3, 2, Activation.LEAKY_RELU),
                        new Conv("code", filters, 3, 1, Activation.LEAKY_RELU),
                        new Upsample("up1", 2),
                        new Conv("dec1", filters, 3, 1, Activation.LEAKY_RELU),
                        new Add("skip1", "enc1", Activation.LINEAR),
                        new Upsample("up2", 2),
                        new Conv("dec2", filters, 3, 1, Activation.LEAKY_RELU),
                        new Add("skip2", "look", Activation.LINEAR),
                        new Conv("out", 1, 3, 1, Activation.LINEAR)));
    }

    /** One step down and up between four residual blocks of two convolutions (He et al., arXiv:1512.03385). */
    static NetworkSpec residual(TensorShape input) {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(new Conv("look", 16, 3, 1, Activation.LEAKY_RELU));
        block(layers, "a", "look");
        layers.add(new Conv("down", 16, 3, 2, Activation.LEAKY_RELU));
        block(layers, "b", "down");
        block(layers, "c", "b_sum");
        layers.add(new Upsample("up", 2));
        layers.add(new Add("skip", "a_sum", Activation.LINEAR));
        block(layers, "d", "skip");
        layers.add(new Conv("out", 1, 3, 1, Activation.LINEAR));
        return new NetworkSpec(input, layers);
    }

    private static void block(List<LayerSpec> layers, String name, String from) {
        layers.add(new Conv(name + "_one", 16, 3, 1, Activation.LEAKY_RELU));
        layers.add(new Conv(name + "_two", 16, 3, 1, Activation.LINEAR));
        layers.add(new Add(name + "_sum", from, Activation.LEAKY_RELU));
    }

    /** Every number connected with every one of a code of 32, and the code with every bin. */
    static NetworkSpec dense(TensorShape input) {
        return new NetworkSpec(
                input,
                List.of(
                        new Dense("code", new TensorShape(1, 1, 32), Activation.LEAKY_RELU),
                        new Dense("out", new TensorShape(input.ny(), input.nx(), 1), Activation.LINEAR)));
    }
}
