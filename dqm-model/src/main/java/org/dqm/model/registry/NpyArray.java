package org.dqm.model.registry;

import java.util.Arrays;
import java.util.List;

/** An immutable array of numbers with a shape, row-major; what one {@code .npy} file holds. */
public final class NpyArray {
    /** How the numbers are stored. */
    public enum Type {
        FLOAT32("<f4", 4),
        FLOAT64("<f8", 8);

        private final String descriptor;
        private final int bytes;

        Type(String descriptor, int bytes) {
            this.descriptor = descriptor;
            this.bytes = bytes;
        }

        /** As numpy writes it. */
        String descriptor() {
            return descriptor;
        }

        int bytes() {
            return bytes;
        }
    }

    private final Type type;
    private final List<Integer> shape;
    private final double[] values;

    private NpyArray(Type type, List<Integer> shape, double[] values) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        if (size != values.length || shape.stream().anyMatch(side -> side < 0)) {
            throw new IllegalArgumentException("shape " + shape + " does not hold " + values.length + " numbers");
        }
        this.type = type;
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    /** Copies {@code values}; stored as 32-bit floats. */
    public static NpyArray ofFloats(List<Integer> shape, float... values) {
        double[] copy = new double[values.length];
        Arrays.setAll(copy, i -> values[i]);
        return new NpyArray(Type.FLOAT32, shape, copy);
    }

    /** Copies {@code values}; stored as 64-bit floats. */
    public static NpyArray ofDoubles(List<Integer> shape, double... values) {
        return new NpyArray(Type.FLOAT64, shape, values.clone());
    }

    /** Takes {@code values} over; they must be representable in {@code type}. */
    static NpyArray owning(Type type, List<Integer> shape, double[] values) {
        return new NpyArray(type, shape, values);
    }

    public Type type() {
        return type;
    }

    public List<Integer> shape() {
        return shape;
    }

    public int size() {
        return values.length;
    }

    /** Number at a row-major index counted from 0. */
    public double get(int index) {
        return values[index];
    }

    /** A copy of all numbers, row-major, rounded to 32 bits. */
    public float[] toFloats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** A copy of all numbers, row-major. */
    public double[] toDoubles() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NpyArray array
                && type == array.type
                && shape.equals(array.shape)
                && Arrays.equals(values, array.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NpyArray[" + type + " " + shape + "]";
    }
}
