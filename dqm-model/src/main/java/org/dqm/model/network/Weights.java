package org.dqm.model.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The trained numbers of one network: an immutable array for each of {@link NetworkSpec#parameters()}. */
public final class Weights {
    private final Map<String, float[]> arrays;

    private Weights(Map<String, float[]> arrays) {
        this.arrays = arrays;
    }

    /**
     * Copies {@code arrays}, row-major in the shapes of {@code spec.parameters()}.
     *
     * @throws IllegalArgumentException if one is missing, left over, of another size or not finite
     */
    public static Weights of(NetworkSpec spec, Map<String, float[]> arrays) {
        List<NetworkSpec.Parameter> parameters = spec.parameters();
        Map<String, float[]> copies = new LinkedHashMap<>();
        for (NetworkSpec.Parameter parameter : parameters) {
            float[] values = arrays.get(parameter.name());
            if (values == null || values.length != parameter.size()) {
                throw new IllegalArgumentException("weights need " + parameter + ", got "
                        + (values == null ? "none" : values.length + " numbers"));
            }
            requireFinite(parameter.name(), values);
            copies.put(parameter.name(), values.clone());
        }
        if (arrays.size() != parameters.size()) {
            throw new IllegalArgumentException("weights must be " + copies.keySet() + ", got " + arrays.keySet());
        }
        return new Weights(copies);
    }

    /**
     * Weights to start training from: kernels Gaussian with variance 2/inputs (He et al., arXiv:1502.01852), biases 0.
     * The last layer is 0 throughout, so the untrained network answers 0 everywhere.
     */
    public static Weights initial(NetworkSpec spec, long seed) {
        Random random = new Random(seed);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        List<NetworkSpec.Parameter> parameters = spec.parameters();
        for (NetworkSpec.Parameter parameter : parameters) {
            float[] values = new float[parameter.size()];
            boolean isKernel = parameter.shape().size() > 1;
            boolean isLast = parameters.indexOf(parameter) >= parameters.size() - 2;
            if (isKernel && !isLast) {
                int outputs = parameter.shape().get(parameter.shape().size() - 1);
                double sigma = Math.sqrt(2.0 * outputs / values.length);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (sigma * random.nextGaussian());
                }
            }
            arrays.put(parameter.name(), values);
        }
        return new Weights(arrays);
    }

    /** Names in the order of the layers. */
    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /** A copy of one array. */
    public float[] values(String name) {
        float[] values = arrays.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no weights '" + name + "'; found: " + arrays.keySet());
        }
        return values.clone();
    }

    /** How many numbers there are. */
    public int count() {
        return arrays.values().stream().mapToInt(values -> values.length).sum();
    }

    private static void requireFinite(String name, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("weights '" + name + "' hold " + value);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights
                && names().equals(weights.names())
                && names().stream().allMatch(name -> Arrays.equals(arrays.get(name), weights.arrays.get(name)));
    }

    @Override
    public int hashCode() {
        return arrays.values().stream().mapToInt(Arrays::hashCode).reduce(1, (a, b) -> 31 * a + b);
    }

    @Override
    public String toString() {
        return "Weights[" + count() + " in " + arrays.keySet() + "]";
    }
}
