package org.dqm.model.evaluate;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Some numbers in a fixed order; immutable. */
public final class Series {
    static final Series EMPTY = new Series(new double[0]);

    private final double[] values;

    private Series(double[] values) {
        this.values = values;
    }

    static Series of(double... values) {
        return new Series(values.clone());
    }

    static Series of(DoubleStream values) {
        return new Series(values.toArray());
    }

    /** All of some series, one after the other. */
    static Series joined(Iterable<Series> parts) {
        DoubleStream.Builder all = DoubleStream.builder();
        for (Series part : parts) {
            for (double value : part.values) {
                all.add(value);
            }
        }
        return new Series(all.build().toArray());
    }

    public int size() {
        return values.length;
    }

    public double get(int index) {
        return values[index];
    }

    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    /** A copy in rising order. */
    double[] sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
