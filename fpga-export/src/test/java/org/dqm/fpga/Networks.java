package org.dqm.fpga;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;

/** Networks of the shapes that the trigger asks for, and random ones. */
public final class Networks {
    private Networks() {}

    /** Autoencoder of a map with 8 rows and 12 columns: convolutions, a dense code, convolutions. */
    public static NetworkSpec autoencoder8x12() {
        return new NetworkSpec(
                new TensorShape(8, 12, 1),
                List.of(
                        new Conv("enc1", 6, 3, 2, Activation.RELU),
                        new Conv("enc2", 4, 3, 2, Activation.LEAKY_RELU),
                        new Dense("code", new TensorShape(1, 1, 10), Activation.RELU),
                        new Dense("wide", new TensorShape(2, 3, 4), Activation.RELU),
                        new Upsample("up1", 2),
                        new Conv("dec1", 6, 3, 1, Activation.RELU),
                        new Upsample("up2", 2),
                        new Conv("out", 1, 3, 1, Activation.LINEAR)));
    }

    /** Autoencoder of the calorimeter's 18 x 14 regions; 9 x 7 in the middle, odd along both axes. */
    public static NetworkSpec autoencoder18x14() {
        return new NetworkSpec(
                new TensorShape(18, 14, 1),
                List.of(
                        new Conv("enc1", 8, 3, 2, Activation.RELU),
                        new Dense("code", new TensorShape(1, 1, 16), Activation.RELU),
                        new Dense("wide", new TensorShape(9, 7, 4), Activation.RELU),
                        new Upsample("up1", 2),
                        new Conv("out", 1, 3, 1, Activation.LINEAR)));
    }

    /** A student: convolution of 2 x 2 with stride 2, dense 16, dense 1. */
    public static NetworkSpec student18x14() {
        return new NetworkSpec(
                new TensorShape(18, 14, 1),
                List.of(
                        new Conv("conv", 4, 2, 2, Activation.RELU),
                        new Dense("hidden", new TensorShape(1, 1, 16), Activation.RELU),
                        new Dense("answer", new TensorShape(1, 1, 1), Activation.RELU)));
    }

    /** A network of 2 to 6 random layers on a random map, with sums that reach back where shapes agree. */
    public static NetworkSpec random(long seed) {
        Random random = new Random(seed);
        TensorShape input =
                new TensorShape(4 * (1 + random.nextInt(3)), 4 * (1 + random.nextInt(3)), 1 + random.nextInt(3));
        List<LayerSpec> layers = new ArrayList<>();
        NetworkSpec network = null;
        int count = 2 + random.nextInt(5);
        while (layers.size() < count) {
            layers.add(layer("layer" + layers.size(), random, layers, network));
            try {
                network = new NetworkSpec(input, layers);
            } catch (IllegalArgumentException doesNotFit) {
                layers.remove(layers.size() - 1);
            }
        }
        return new NetworkSpec(input, layers);
    }

    private static LayerSpec layer(
            String name,
            Random random,
            List<LayerSpec> before,
            @org.jspecify.annotations.Nullable NetworkSpec network) {
        Activation activation = List.of(Activation.LINEAR, Activation.RELU, Activation.LEAKY_RELU)
                .get(random.nextInt(3));
        int kind = random.nextInt(8);
        if (kind == 0 && network != null && network.output().size() < 600) {
            return new Upsample(name, 2);
        } else if (kind == 1) {
            return new Dense(
                    name,
                    new TensorShape(1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(3)),
                    activation);
        } else if (kind <= 3 && !before.isEmpty()) {
            LayerSpec from = before.get(random.nextInt(before.size()));
            if (before.size() > 1 && from != before.get(before.size() - 1)) {
                return new Add(name, from.name(), activation);
            }
        }
        int kernel = 1 + random.nextInt(4);
        return new Conv(name, 1 + random.nextInt(5), kernel, 1 + random.nextInt(Math.min(2, kernel)), activation);
    }

    /** Whole numbers from 0, mostly small, as counts of a calorimeter are. */
    public static Sample counts(NetworkSpec network, int events, int largest, long seed) {
        Random random = new Random(seed);
        List<double[]> all = new ArrayList<>();
        for (int e = 0; e < events; e++) {
            double scale = 0.02 + 0.1 * random.nextDouble();
            all.add(random.doubles(network.input().size())
                    .map(u -> Math.min(largest, Math.floor(-Math.log(1 - u) * scale * largest)))
                    .toArray());
        }
        return Sample.of(all);
    }

    /** Gaussian numbers of standard deviation 1. */
    public static Sample gaussian(NetworkSpec network, int events, long seed) {
        Random random = new Random(seed);
        List<double[]> all = new ArrayList<>();
        for (int e = 0; e < events; e++) {
            all.add(random.doubles(network.input().size())
                    .map(u -> random.nextGaussian())
                    .toArray());
        }
        return Sample.of(all);
    }
}
