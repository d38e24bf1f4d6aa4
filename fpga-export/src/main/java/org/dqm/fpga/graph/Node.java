package org.dqm.fpga.graph;

import java.util.List;
import java.util.Optional;

/**
 * One node of a {@link Graph}. Its output has its name. Weights and biases are named parameters of the graph.
 */
public sealed interface Node {
    String name();

    /** Names of the tensors it reads. */
    List<String> inputs();

    /** Puts every number on a grid. */
    record Quant(String name, String input, Quantizer quantizer) implements Node {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** A node with weights: a sum of products, plus biases. */
    sealed interface Linear extends Node {
        String input();

        /** Name of the weights. */
        String kernel();

        /** Name of the biases, if it has any. */
        Optional<String> biases();

        /** The type of its sum if not exact: every product is truncated to it, the sum wraps round. */
        Optional<FixedType> accumulator();

        @Override
        default List<String> inputs() {
            return List.of(input());
        }
    }

    /**
     * A convolution.
     *
     * @param stride in bins, along both axes
     * @param kernel name of the weights {@code [out, ky, kx, in]}
     * @param bias name of the biases {@code [out]}
     */
    record Conv(
            String name,
            String input,
            int stride,
            Padding padding,
            String kernel,
            String bias,
            Optional<FixedType> accumulator)
            implements Linear {
        @Override
        public Optional<String> biases() {
            return Optional.of(bias);
        }
    }

    /**
     * Connects every number of a vector with every output.
     *
     * @param kernel name of the weights {@code [in, out]}
     * @param biases name of the biases {@code [out]}; only a mean has none
     */
    record Dense(String name, String input, String kernel, Optional<String> biases, Optional<FixedType> accumulator)
            implements Linear {}

    /** max(x, 0). */
    record Relu(String name, String input) implements Node {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** x where positive, else x·2^−shift. */
    record LeakyRelu(String name, String input, int shift) implements Node {
        public LeakyRelu {
            if (shift < 1 || shift > 8) {
                throw new IllegalArgumentException("node " + name + ": shift must be 1 to 8, got " + shift);
            }
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /**
     * Windows that do not overlap.
     *
     * @param kind the largest, or the mean, of each window; for a mean ny·nx is a power of two
     */
    record Pool(String name, String input, Kind kind, int ny, int nx) implements Node {
        /** What is taken of a window. */
        public enum Kind {
            MAX,
            AVERAGE
        }

        public Pool {
            if (ny < 1 || nx < 1 || (kind == Kind.AVERAGE && Integer.bitCount(ny * nx) != 1)) {
                throw new IllegalArgumentException(
                        "node " + name + ": the mean of " + ny + " x " + nx + " is no shift; use a window of 2^k bins");
            }
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** The same numbers in another shape: a map to a vector or back. */
    record Reshape(String name, String input, Shape to) implements Node {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** Repeats every bin so often along both axes. */
    record Resize(String name, String input, int factor) implements Node {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** Two tensors to one, number by number; {@code CONCAT} puts channels after channels. */
    record Merge(String name, Operation operation, String left, String right) implements Node {
        /** What is done with two numbers. */
        public enum Operation {
            ADD,
            SUBTRACT,
            MULTIPLY,
            CONCAT
        }

        @Override
        public List<String> inputs() {
            return List.of(left, right);
        }
    }
}
