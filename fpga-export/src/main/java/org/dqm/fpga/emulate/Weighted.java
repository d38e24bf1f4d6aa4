package org.dqm.fpga.emulate;

import java.util.Arrays;
import java.util.Optional;
import org.dqm.fpga.graph.Exact;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Rounding;

/** The weights and biases of one node as whole numbers, and the exponents at which products and biases are added. */
final class Weighted {
    /** Sums of products below this can be added without a look at each. */
    private static final double SAFE = 0x1p62;

    private final long[] weights;
    private final double largest;
    private final int weightExponent;
    private final long[] biases;
    private final int biasExponent;
    private final Optional<FixedType> accumulator;

    Weighted(Parameter kernel, Optional<Parameter> bias, Optional<FixedType> accumulator) {
        this.weights = kernel.integers();
        this.largest = Arrays.stream(weights).mapToDouble(Math::abs).max().orElse(0);
        this.weightExponent = kernel.type().orElseThrow().exponent();
        this.biases = bias.map(Parameter::integers).orElse(new long[0]);
        this.biasExponent =
                bias.flatMap(Parameter::type).map(FixedType::exponent).orElse(Integer.MAX_VALUE);
        this.accumulator = accumulator;
    }

    /** Not a copy. */
    long[] weights() {
        return weights;
    }

    /** Exponent of the sum for inputs of an exponent. */
    int sumExponent(int inputExponent) {
        return accumulator.map(FixedType::exponent).orElse(Math.min(inputExponent + weightExponent, biasExponent));
    }

    /** Whether each product loses bits before it is added. */
    boolean truncatesProducts(int inputExponent) {
        return accumulator.isPresent() && accumulator.get().exponent() > inputExponent + weightExponent;
    }

    /** Whether no sum of so many products with these inputs, in whatever order, needs more than 62 bits. */
    boolean isSafe(long[] q, int terms) {
        double most = 0;
        for (long value : q) {
            most = Math.max(most, Math.abs((double) value));
        }
        return most * largest * terms < SAFE;
    }

    /** One product at the exponent of the sum, where {@link #truncatesProducts}. */
    long truncated(long product, int inputExponent) {
        return Exact.round(product, sumExponent(inputExponent) - inputExponent - weightExponent, Rounding.FLOOR);
    }

    /** The sum of all products and the bias of output {@code o}. */
    long finished(long products, int o, int inputExponent) {
        int exponent = sumExponent(inputExponent);
        long sum = truncatesProducts(inputExponent)
                ? products
                : Exact.shiftLeft(products, inputExponent + weightExponent - exponent);
        if (biases.length > 0) {
            sum = Math.addExact(sum, Exact.round(biases[o], exponent - biasExponent, Rounding.FLOOR));
        }
        return accumulator.isPresent() ? wrapped(sum, accumulator.get()) : sum;
    }

    private static long wrapped(long sum, FixedType type) {
        int unused = Long.SIZE - type.bits();
        return type.signed() ? sum << unused >> unused : sum << unused >>> unused;
    }
}
