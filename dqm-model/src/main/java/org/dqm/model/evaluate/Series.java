package org.dqm.model.evaluate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Some numbers in a fixed order; immutable. */
public final class Series {
    static final Series EMPTY = new Series(new double[0]);

    private final double[] values;
    private volatile double @Nullable [] sorted;

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

    /** In rising order; only read. */
    double[] sorted() {
        double[] known = sorted;
        if (known == null) {
            known = values.clone();
            Arrays.sort(known);
            sorted = known;
        }
        return known;
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
