package org.dqm.domain;

import java.util.Arrays;

/**
 * An immutable map of one number per bin.
 *
 * <p>Shape {@code [ny, nx]}, row-major, so bin (x, y) is at {@code (y-1)*nx + (x-1)}. Bins count from 1.
 */
public final class BinGrid {
    private final int nx;
    private final int ny;
    private final float[] values;

    private BinGrid(int nx, int ny, float[] values) {
        if (nx < 1 || ny < 1 || (long) nx * ny != values.length) {
            throw new IllegalArgumentException(nx + " x " + ny + " bins need as many values, got " + values.length);
        }
        this.nx = nx;
        this.ny = ny;
        this.values = values;
    }

    /** Copies {@code values}, shape {@code [ny, nx]} row-major. */
    public static BinGrid of(int nx, int ny, float[] values) {
        return new BinGrid(nx, ny, values.clone());
    }

    public int nx() {
        return nx;
    }

    public int ny() {
        return ny;
    }

    /** Number of bins, {@code nx * ny}. */
    public int size() {
        return values.length;
    }

    /** Value of bin (x, y), both counted from 1. */
    public float at(int x, int y) {
        if (x < 1 || x > nx || y < 1 || y > ny) {
            throw new IndexOutOfBoundsException("no bin (" + x + ", " + y + ") in " + nx + " x " + ny);
        }
        return values[(y - 1) * nx + x - 1];
    }

    /** Value at a row-major index counted from 0. */
    public float get(int index) {
        return values[index];
    }

    /** A copy of all values, shape {@code [ny, nx]} row-major. */
    public float[] toArray() {
        return values.clone();
    }

    /** Sum over all bins, in double precision. */
    public double sum() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    public boolean hasShapeOf(BinGrid other) {
        return nx == other.nx && ny == other.ny;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinGrid grid && hasShapeOf(grid) && Arrays.equals(values, grid.values);
    }

    @Override
    public int hashCode() {
        return 31 * nx + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "BinGrid[" + nx + " x " + ny + "]";
    }
}
