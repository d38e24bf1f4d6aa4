package org.dqm.domain;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * An immutable, non-empty set of bins of one grid.
 *
 * <p>A bin is addressed by its row-major index {@code (y-1)*nx + (x-1)}, counted from 0.
 */
public final class BinSet {
    private final int nx;
    private final int ny;
    private final BitSet bins;

    private BinSet(int nx, int ny, BitSet bins) {
        if (bins.isEmpty() || bins.length() > nx * ny) {
            throw new IllegalArgumentException("bins must be inside " + nx + " x " + ny + " and not empty");
        }
        this.nx = nx;
        this.ny = ny;
        this.bins = bins;
    }

    /** The bins at the given row-major indices; duplicates count once. */
    public static BinSet of(int nx, int ny, IntStream indices) {
        BitSet bins = new BitSet(nx * ny);
        indices.forEach(bins::set);
        return new BinSet(nx, ny, bins);
    }

    /** The rectangle x × y. */
    public static BinSet rectangle(int nx, int ny, BinRange x, BinRange y) {
        if (x.to() > nx || y.to() > ny) {
            throw new IllegalArgumentException(x + " x " + y + " is not inside " + nx + " x " + ny);
        }
        return of(
                nx,
                ny,
                IntStream.rangeClosed(y.from(), y.to())
                        .flatMap(row -> IntStream.range((row - 1) * nx + x.from() - 1, (row - 1) * nx + x.to())));
    }

    public int nx() {
        return nx;
    }

    public int ny() {
        return ny;
    }

    public int count() {
        return bins.cardinality();
    }

    public boolean contains(int index) {
        return bins.get(index);
    }

    /** Row-major indices in rising order. */
    public IntStream indices() {
        return bins.stream();
    }

    /** Smallest range of x that holds every bin. */
    public BinRange xRange() {
        return range(bins.stream().map(i -> i % nx));
    }

    /** Smallest range of y that holds every bin. */
    public BinRange yRange() {
        return range(bins.stream().map(i -> i / nx));
    }

    private static BinRange range(IntStream positions) {
        var summary = positions.summaryStatistics();
        return new BinRange(summary.getMin() + 1, summary.getMax() + 1);
    }

    /** Number of bins in both sets. */
    public int overlap(BinSet other) {
        BitSet both = (BitSet) bins.clone();
        both.and(other.bins);
        return both.cardinality();
    }

    public BinSet union(BinSet other) {
        BitSet either = (BitSet) bins.clone();
        either.or(other.bins);
        return new BinSet(nx, ny, either);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinSet set && nx == set.nx && ny == set.ny && bins.equals(set.bins);
    }

    @Override
    public int hashCode() {
        return 31 * nx + bins.hashCode();
    }

    @Override
    public String toString() {
        return count() + " bins in x " + xRange() + ", y " + yRange();
    }
}
