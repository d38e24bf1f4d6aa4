package org.dqm.model.network;

/** One layer of a {@link NetworkSpec}; tensors are {@code [batch, ny, nx, channel]}. */
public sealed interface LayerSpec {
    /** Unique in the network: lower-case letters, digits and underscores, a letter first. */
    String name();

    /**
     * A square convolution that pads with zeros, so that the output is the input divided by the stride. Padding that
     * does not divide evenly goes to the end of the axis.
     *
     * @param filters channels of the output
     * @param kernel width and height of the kernel in bins
     * @param stride step in bins; divides both sides of the input
     */
    record Conv(String name, int filters, int kernel, int stride, Activation activation) implements LayerSpec {
        public Conv {
            requireName(name);
            requireWithin(name, "filters", filters, 1, 1024);
            requireWithin(name, "kernel", kernel, 1, 15);
            requireWithin(name, "stride", stride, 1, kernel);
        }

        /** Name of its kernel in {@link Weights}. */
        public String kernelName() {
            return name + ".kernel";
        }

        /** Name of its biases in {@link Weights}. */
        public String biasName() {
            return name + ".bias";
        }
    }

    /**
     * Repeats every bin.
     *
     * @param factor how often along each of both axes
     */
    record Upsample(String name, int factor) implements LayerSpec {
        public Upsample {
            requireName(name);
            requireWithin(name, "factor", factor, 2, 8);
        }
    }

    /**
     * Adds what an earlier layer gave to what the layer before gave: a residual or a skip connection.
     *
     * @param from name of the earlier layer, whose output has the same shape
     * @param activation after the sum
     */
    record Add(String name, String from, Activation activation) implements LayerSpec {
        public Add {
            requireName(name);
            requireName(from);
        }
    }

    /**
     * Connects every number of its input with every number of its output, which is a map again.
     *
     * @param output shape {@code [ny, nx, channel]}
     */
    record Dense(String name, TensorShape output, Activation activation) implements LayerSpec {
        public Dense {
            requireName(name);
            requireWithin(name, "output", output.size(), 1, 1 << 16);
        }

        /** Name of its matrix in {@link Weights}. */
        public String kernelName() {
            return name + ".kernel";
        }

        /** Name of its biases in {@link Weights}. */
        public String biasName() {
            return name + ".bias";
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,31}")) {
            throw new IllegalArgumentException(
                    "layer name must be lower-case letters, digits and underscores, a letter first, got '" + name
                            + "'");
        }
    }

    private static void requireWithin(String layer, String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "layer " + layer + ": " + what + " must be " + min + " to " + max + ", got " + value);
        }
    }
}
