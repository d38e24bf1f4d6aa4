package org.dqm.model.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Inputs and weights that hold nothing special, the same for the same seed. */
public final class RandomNumbers {
    private RandomNumbers() {}

    /** Gaussian numbers of standard deviation 1. */
    public static float[] gaussian(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Weights of every layer, the last one too, and biases other than 0. */
    public static Weights weights(NetworkSpec spec, long seed) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (NetworkSpec.Parameter parameter : spec.parameters()) {
            float[] values = gaussian(parameter.size(), seed + parameter.name().hashCode());
            double scale = parameter.shape().size() == 1
                    ? 0.1
                    : Math.sqrt(2.0 * parameter.shape().get(parameter.shape().size() - 1) / parameter.size());
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) scale;
            }
            arrays.put(parameter.name(), values);
        }
        return Weights.of(spec, arrays);
    }
}
