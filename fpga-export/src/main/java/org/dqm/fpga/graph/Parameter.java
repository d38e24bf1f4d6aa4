package org.dqm.fpga.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The immutable weights or biases of a node, row-major. With a type all are on its grid and within its range; without
 * one they are as trained.
 */
public final class Parameter {
    private final List<Integer> shape;
    private final double[] values;
    private final Optional<FixedType> type;

    private Parameter(List<Integer> shape, double[] values, Optional<FixedType> type) {
        if (shape.stream().reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException("shape " + shape + " does not hold " + values.length + " numbers");
        }
        this.shape = List.copyOf(shape);
        this.values = values;
        this.type = type;
    }

    /** As trained; copies {@code values}. */
    public static Parameter of(List<Integer> shape, double... values) {
        return new Parameter(shape, values.clone(), Optional.empty());
    }

    /** The same on the grid of a quantizer: nearest, limited. */
    public Parameter on(Quantizer quantizer) {
        double[] rounded = Arrays.stream(values)
                .map(value -> quantizer.type().value(quantizer.nearest(value)))
                .toArray();
        return new Parameter(shape, rounded, Optional.of(quantizer.type()));
    }

    /** The same shape with other numbers, without a type; copies {@code values}. */
    public Parameter with(double... other) {
        return of(shape, other);
    }

    public List<Integer> shape() {
        return shape;
    }

    public Optional<FixedType> type() {
        return type;
    }

    public int size() {
        return values.length;
    }

    /** A copy of all numbers. */
    public double[] values() {
        return values.clone();
    }

    /** All numbers as q of the type. */
    public long[] integers() {
        int exponent = type.orElseThrow(() -> new IllegalStateException("weights without a type are not whole numbers"))
                .exponent();
        return Arrays.stream(values)
                .mapToLong(value -> (long) Math.scalb(value, -exponent))
                .toArray();
    }

    /** Largest magnitude. */
    public double largest() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    public int zeros() {
        return (int) Arrays.stream(values).filter(value -> value == 0).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameter parameter
                && shape.equals(parameter.shape)
                && type.equals(parameter.type)
                && Arrays.equals(values, parameter.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Parameter" + shape + type.map(FixedType::hls).orElse("");
    }
}
