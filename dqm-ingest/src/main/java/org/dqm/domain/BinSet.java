package org.dqm.domain;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * An immutable, non-empty set of bins of one grid.
 *
 * <p>A bin is addressed by its row-major index {@code (y-1)*nx + (x-1)}, counted from 0. An axis wraps if its last bin
 * neighbours the first, as phi does; none does unless {@link #wrapping} says so.
 */
public final class BinSet {
    private final int nx;
    private final int ny;
    private final boolean wrapsX;
    private final boolean wrapsY;
    private final BitSet bins;

    private BinSet(int nx, int ny, boolean wrapsX, boolean wrapsY, BitSet bins) {
        if (bins.isEmpty() || bins.length() > nx * ny) {
            throw new IllegalArgumentException("bins must be inside " + nx + " x " + ny + " and not empty");
        }
        this.nx = nx;
        this.ny = ny;
        this.wrapsX = wrapsX;
        this.wrapsY = wrapsY;
        this.bins = bins;
    }

    /** The bins at the given row-major indices; duplicates count once. */
    public static BinSet of(int nx, int ny, IntStream indices) {
        BitSet bins = new BitSet(nx * ny);
        indices.forEach(bins::set);
        return new BinSet(nx, ny, false, false, bins);
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

    /** The same bins of a grid whose axes wrap or do not. */
    public BinSet wrapping(boolean x, boolean y) {
        return new BinSet(nx, ny, x, y, bins);
    }

    /** Those of them that a condition on their index picks; empty if it picks none. */
    public Optional<BinSet> only(IntPredicate which) {
        BitSet picked = new BitSet(nx * ny);
        bins.stream().filter(which).forEach(picked::set);
        return picked.isEmpty() ? Optional.empty() : Optional.of(new BinSet(nx, ny, wrapsX, wrapsY, picked));
    }

    public int nx() {
        return nx;
    }

    public int ny() {
        return ny;
    }

    public boolean wrapsX() {
        return wrapsX;
    }

    public boolean wrapsY() {
        return wrapsY;
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
        return new BinSet(nx, ny, wrapsX, wrapsY, either);
    }

    /** Whether a bin of one is a bin of the other or one of its 8 neighbours, on this grid. */
    public boolean touches(BinSet other) {
        return bins.stream().flatMap(this::around).anyMatch(other::contains);
    }

    /** A bin and its neighbours. */
    private IntStream around(int index) {
        int x = index % nx;
        int y = index / nx;
        return IntStream.rangeClosed(y - 1, y + 1)
                .filter(row -> wrapsY || (row >= 0 && row < ny))
                .flatMap(row -> IntStream.rangeClosed(x - 1, x + 1)
                        .filter(column -> wrapsX || (column >= 0 && column < nx))
                        .map(column -> Math.floorMod(row, ny) * nx + Math.floorMod(column, nx)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinSet set
                && nx == set.nx
                && ny == set.ny
                && wrapsX == set.wrapsX
                && wrapsY == set.wrapsY
                && bins.equals(set.bins);
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
