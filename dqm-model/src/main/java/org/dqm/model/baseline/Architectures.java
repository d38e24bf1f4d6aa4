package org.dqm.model.baseline;

import java.util.ArrayList;
import java.util.List;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;

/** The networks of the baselines. */
final class Architectures {
    private Architectures() {}

    /**
     * Three halvings to a code of four numbers for every 64 bins, and back: an undercomplete autoencoder that cannot copy
     * its input.
     *
     * @param image both sides divisible by 8
     */
    static NetworkSpec convolutional(TensorShape image) {
        return new NetworkSpec(
                image,
                List.of(
                        new Conv("enc1", 16, 3, 2, Activation.LEAKY_RELU),
                        new Conv("enc2", 24, 3, 2, Activation.LEAKY_RELU),
                        new Conv("enc3", 32, 3, 2, Activation.LEAKY_RELU),
                        new Conv("code", 4, 1, 1, Activation.LINEAR),
                        new Upsample("up1", 2),
                        new Conv("dec1", 24, 3, 1, Activation.LEAKY_RELU),
                        new Upsample("up2", 2),
                        new Conv("dec2", 16, 3, 1, Activation.LEAKY_RELU),
                        new Upsample("up3", 2),
                        new Conv("dec3", 8, 3, 1, Activation.LEAKY_RELU),
                        new Conv("out", 1, 3, 1, Activation.LINEAR)));
    }

    /**
     * The same three halvings with two residual blocks at each end.
     *
     * @param image both sides divisible by 8
     */
    static NetworkSpec residual(TensorShape image) {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(new Conv("enc1", 16, 3, 2, Activation.LEAKY_RELU));
        layers.addAll(block("res1", "enc1", 16));
        layers.add(new Conv("enc2", 24, 3, 2, Activation.LEAKY_RELU));
        layers.addAll(block("res2", "enc2", 24));
        layers.add(new Conv("enc3", 32, 3, 2, Activation.LEAKY_RELU));
        layers.add(new Conv("code", 4, 1, 1, Activation.LINEAR));
        layers.add(new Upsample("up1", 2));
        layers.add(new Conv("dec1", 24, 3, 1, Activation.LEAKY_RELU));
        layers.addAll(block("res3", "dec1", 24));
        layers.add(new Upsample("up2", 2));
        layers.add(new Conv("dec2", 16, 3, 1, Activation.LEAKY_RELU));
        layers.addAll(block("res4", "dec2", 16));
        layers.add(new Upsample("up3", 2));
        layers.add(new Conv("dec3", 8, 3, 1, Activation.LEAKY_RELU));
        layers.add(new Conv("out", 1, 3, 1, Activation.LINEAR));
        return new NetworkSpec(image, layers);
    }

    private static List<LayerSpec> block(String name, String from, int filters) {
        return List.of(
                new Conv(name + "a", filters, 3, 1, Activation.LEAKY_RELU),
                new Conv(name + "b", filters, 3, 1, Activation.LINEAR),
                new Add(name, from, Activation.LEAKY_RELU));
    }

    /** Every bin with every other, down to a code of 16 numbers and back. */
    static NetworkSpec dense(int bins) {
        TensorShape map = new TensorShape(1, 1, bins);
        TensorShape hidden = new TensorShape(1, 1, 64);
        return new NetworkSpec(
                map,
                List.of(
                        new Dense("enc1", hidden, Activation.LEAKY_RELU),
                        new Dense("code", new TensorShape(1, 1, 16), Activation.LINEAR),
                        new Dense("dec1", hidden, Activation.LEAKY_RELU),
                        new Dense("out", map, Activation.LINEAR)));
    }

    /** No bottleneck: for every bin a number from its 9 × 9 surroundings. */
    static NetworkSpec perBin(TensorShape image) {
        return new NetworkSpec(
                image,
                List.of(
                        new Conv("c1", 16, 3, 1, Activation.LEAKY_RELU),
                        new Conv("c2", 16, 3, 1, Activation.LEAKY_RELU),
                        new Conv("c3", 16, 3, 1, Activation.LEAKY_RELU),
                        new Conv("out", 1, 3, 1, Activation.LINEAR)));
    }
}
