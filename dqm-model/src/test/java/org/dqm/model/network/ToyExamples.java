package org.dqm.model.network;

import java.util.Random;

/** Smooth waves to be recovered from a noisy first channel; the second channel is noise only. */
final class ToyExamples implements Examples {
    private final NetworkSpec spec;
    private final int size;

    ToyExamples(NetworkSpec spec, int size) {
        this.spec = spec;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Example example(int epoch, int index) {
        Random random = new Random(epoch * 1_000L + index);
        TensorShape in = spec.input();
        float[] input = new float[in.size()];
        float[] target = new float[spec.output().size()];
        float[] weight = new float[target.length];
        double phase = random.nextDouble() * 2 * Math.PI;
        for (int bin = 0; bin < target.length; bin++) {
            double wave = 0.5 * Math.sin(2 * Math.PI * (bin % in.nx()) / in.nx() + phase);
            input[bin * in.channels()] = (float) (wave + 0.3 * random.nextGaussian());
            input[bin * in.channels() + 1] = (float) random.nextGaussian();
            target[bin] = (float) wave;
            weight[bin] = bin < in.nx() ? 0 : 1 + index % 2;
        }
        return new Example(input, target, weight);
    }
}
