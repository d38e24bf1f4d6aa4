package org.dqm.model.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Examples side by side, in one row of memory each. */
final class Batch {
    /** Target, weight and base. */
    private static final int PARTS = 3;

    private final List<Example> examples;
    private final NetworkSpec spec;

    Batch(NetworkSpec spec, List<Example> examples) {
        this.spec = spec;
        this.examples = List.copyOf(examples);
        for (Example example : this.examples) {
            if (example.input().length != spec.input().size()
                    || example.target().length != spec.output().size()) {
                throw new IllegalArgumentException("an example must have " + spec.input() + " and " + spec.output()
                        + ", got " + example.input().length + " and " + example.target().length + " numbers");
            }
        }
    }

    List<Example> examples() {
        return examples;
    }

    int size() {
        return examples.size();
    }

    /** Shape {@code [batch, ny, nx, channel]}. */
    float[] inputs() {
        int each = spec.input().size();
        float[] inputs = new float[each * size()];
        for (int i = 0; i < size(); i++) {
            System.arraycopy(examples.get(i).input(), 0, inputs, i * each, each);
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
        int each = spec.output().size();
        for (int i = 0; i < size(); i++) {
            sum += examples.get(i).loss(loss, answers, i * each);
        }
        return sum;
    }

    /** For {@link NativeNetwork}, with weights such that the loss is per number with w &gt; 0. */
    MultiDataSet forTraining() {
        TensorShape out = spec.output();
        int channels = out.channels();
        int bins = out.ny() * out.nx();
        float scale = 1f / counted();
        float[] labels = new float[size() * out.size() * PARTS];
        int at = 0;
        for (Example example : examples) {
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
