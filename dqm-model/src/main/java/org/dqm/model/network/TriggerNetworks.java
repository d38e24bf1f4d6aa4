package org.dqm.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;

/**
 * The two networks of an anomaly trigger, after CICADA: an autoencoder that is too large for the trigger, and a student
 * that learns to tell its error. Only layers that hls4ml takes bit for bit; slopes are powers of two.
 */
public final class TriggerNetworks {
    /** Inputs at which filters that sum a block begin to see it. */
    private static final float[] OF_BLOCKS = {0, 2, 5, 10};
    /** Inputs at which filters that see one bin of the block begin to. */
    private static final float[] OF_BINS = {2, 5, 10};

    private static final int BLOCK = 4;
    private static final int FILTERS = OF_BLOCKS.length + OF_BINS.length * BLOCK;

    private TriggerNetworks() {}

    /**
     * The teacher: 20 and 30 filters at half the size, a code of 80, and back by a dense layer, 20 filters, repetition of
     * every bin and a convolution.
     *
     * @param input one channel, both sides even
     */
    public static NetworkSpec teacher(TensorShape input) {
        requireEven(input, "trigger-autoencoder");
        return new NetworkSpec(
                input,
                List.of(
                        new Conv("enc1", 20, 3, 2, Activation.LEAKY_RELU),
                        new Conv("enc2", 30, 3, 1, Activation.LEAKY_RELU),
                        new Dense("code", new TensorShape(1, 1, 80), Activation.LEAKY_RELU),
                        new Dense("grow", new TensorShape(input.ny() / 2, input.nx() / 2, 30), Activation.LEAKY_RELU),
                        new Conv("dec1", 20, 3, 1, Activation.LEAKY_RELU),
                        new Upsample("up1", 2),
                        new Conv("out", 1, 3, 1, Activation.LINEAR)));
    }

    /**
     * The student: sixteen filters of 2 × 2 side by side, a dense layer of 16 that can sum squares over the map, one of
     * 16 that can take their logarithm, and the score. CICADA has four filters and one dense layer; with these, half of
     * the single bright bins that the teacher selects at 1 kHz were lost.
     *
     * @param input one channel, both sides even
     */
    public static NetworkSpec student(TensorShape input) {
        requireEven(input, "student");
        return new NetworkSpec(
                input,
                List.of(
                        new Conv("look", FILTERS, 2, 2, Activation.RELU),
                        new Dense("mix", new TensorShape(1, 1, 16), Activation.LEAKY_RELU),
                        new Dense("curve", new TensorShape(1, 1, 16), Activation.LEAKY_RELU),
                        new Dense("score", new TensorShape(1, 1, 1), Activation.LINEAR)));
    }

    /**
     * Weights that the student's training starts from: four filters that sum their block above a threshold each, and
     * three for each bin of it, so that sums of squares are within reach and no filter is blind; a score of {@code mean}
     * everywhere.
     */
    public static Weights startOfStudent(NetworkSpec student, double mean, long seed) {
        Weights random = Weights.initial(student, seed);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (String name : random.names()) {
            arrays.put(name, random.values(name));
        }
        float[] kernel = new float[BLOCK * FILTERS];
        float[] bias = new float[FILTERS];
        for (int filter = 0; filter < FILTERS; filter++) {
            int ofBin = filter - OF_BLOCKS.length;
            for (int at = 0; at < BLOCK; at++) {
                kernel[at * FILTERS + filter] = ofBin < 0 || at == ofBin % BLOCK ? 0.5f : 0;
            }
            bias[filter] = -0.5f * (ofBin < 0 ? OF_BLOCKS[filter] : OF_BINS[ofBin / BLOCK]);
        }
        arrays.put("look.kernel", kernel);
        arrays.put("look.bias", bias);
        arrays.put("score.bias", new float[] {(float) mean});
        return Weights.of(student, arrays);
    }

    private static void requireEven(TensorShape input, String architecture) {
        if (input.channels() != 1 || input.ny() % 2 != 0 || input.nx() % 2 != 0) {
            throw new IllegalArgumentException("architecture " + architecture
                    + " needs maps of even sides and one channel, got " + input.ny() + " x " + input.nx() + " x "
                    + input.channels() + ": add a row or column of zeros, or train on another grid");
        }
    }
}
