package org.dqm.model.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Examples side by side, in one row of memory each; all their images are one batch of the network. */
final class Batch {
    /** Target, weight and base. */
    private static final int PARTS = 3;

    private final List<Example> examples;
    private final NetworkSpec spec;
    private final int images;

    Batch(NetworkSpec spec, List<Example> examples) {
        this.spec = spec;
        this.examples = List.copyOf(examples);
        int sum = 0;
        for (Example example : this.examples) {
            int each = example.input().length / spec.input().size();
            if (each < 1
                    || example.input().length != each * spec.input().size()
                    || example.target().length != each * spec.output().size()) {
                throw new IllegalArgumentException("an example must be images of " + spec.input() + " and "
                        + spec.output() + ", got " + example.input().length + " and " + example.target().length
                        + " numbers");
            }
            sum += each;
        }
        this.images = sum;
    }

    List<Example> examples() {
        return examples;
    }

    /** Images of all examples. */
    int size() {
        return images;
    }

    /** Shape {@code [batch, ny, nx, channel]}. */
    float[] inputs() {
        float[] inputs = new float[spec.input().size() * images];
        int at = 0;
        for (Example example : examples) {
            System.arraycopy(example.input(), 0, inputs, at, example.input().length);
            at += example.input().length;
        }
        return inputs;
    }

    /** How many numbers have w &gt; 0, at least 1. */
    long counted() {
        long counted = 0;
        for (Example example : examples) {
            for (float weight : example.weight()) {
                if (weight > 0) {
                    counted++;
                }
            }
        }
        return Math.max(1, counted);
    }

    /** Sum of the weighted loss of answers of shape {@code [batch, ny, nx, channel]}. */
    double loss(Loss loss, float[] answers) {
        double sum = 0;
        int at = 0;
        for (Example example : examples) {
            sum += example.loss(loss, answers, at);
            at += example.target().length;
        }
        return sum;
    }

    /** For {@link NativeNetwork}, with weights such that the loss is per number with w &gt; 0. */
    MultiDataSet forTraining() {
        TensorShape out = spec.output();
        int channels = out.channels();
        float scale = 1f / counted();
        float[] labels = new float[size() * out.size() * PARTS];
        int at = 0;
        for (Example example : examples) {
            int bins = example.target().length / channels;
            for (int bin = 0; bin < bins; bin++) {
                for (int c = 0; c < channels; c++) {
                    labels[at + c] = example.target()[bin * channels + c];
                    labels[at + channels + c] = example.weight()[bin * channels + c] * scale;
                    labels[at + 2 * channels + c] = example.base()[bin * channels + c];
                }
                at += PARTS * channels;
            }
        }
        return new MultiDataSet(
                new INDArray[] {
                    Nd4j.create(inputs(), shape(spec.input(), spec.input().channels()), 'c')
                },
                new INDArray[] {Nd4j.create(labels, shape(out, PARTS * channels), 'c')});
    }

    private long[] shape(TensorShape map, int channels) {
        return new long[] {size(), map.ny(), map.nx(), channels};
    }
}
