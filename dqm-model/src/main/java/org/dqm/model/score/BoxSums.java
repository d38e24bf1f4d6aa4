package org.dqm.model.score;

import java.util.Arrays;
import org.dqm.model.preprocess.GridTopology;

/** Sums over every square of one size; plain loops over rows, which the compiler turns into vector instructions. */
final class BoxSums {
    private final GridTopology grid;
    private final int side;
    /** Sums along x, and again the first rows where y wraps; used anew for every map. */
    private final float[] rows;

    /** @param side 1, 2, 3 or 5 */
    BoxSums(GridTopology grid, int side) {
        if (side != 1 && side != 2 && side != 3 && side != 5) {
            throw new IllegalArgumentException("squares have a side of 1, 2, 3 or 5 bins, got " + side);
        }
        this.grid = grid;
        this.side = side;
        this.rows = new float[(grid.ny() + side - 1) * grid.nx()];
    }

    /**
     * Sum over the square with its lowest bin at each place; 0 where it would reach over an edge that does not wrap.
     *
     * @param map shape {@code [ny, nx]}
     * @return shape {@code [ny, nx]}
     */
    float[] of(float[] map) {
        if (side == 1) {
            return map;
        }
        float[] sums = new float[map.length];
        if (side > grid.nx() || side > grid.ny()) {
            return sums;
        }
        int nx = grid.nx();
        int ny = grid.ny();
        // One long loop over all rows is faster than one a row; the ends of the rows are put right afterwards.
        addShifted(map, 1, rows, map.length - side + 1);
        for (int y = 0; y < ny; y++) {
            for (int x = nx - side + 1; x < nx; x++) {
                rows[y * nx + x] = grid.wrapsX() ? overEdge(map, y * nx, x) : 0;
            }
        }
        if (grid.wrapsY()) {
            System.arraycopy(rows, 0, rows, map.length, (side - 1) * nx);
        }
        addShifted(rows, nx, sums, (grid.wrapsY() ? ny : ny - side + 1) * nx);
        return sums;
    }

    /** {@code to[i]} = sum of the {@code side} numbers from {@code from[i]} on, {@code step} apart. */
    private void addShifted(float[] from, int step, float[] to, int count) {
        switch (side) {
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = from[i] + from[i + step];
                }
            }
            case 3 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = from[i] + from[i + step] + from[i + 2 * step];
                }
            }
            case 5 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = from[i] + from[i + step] + from[i + 2 * step] + from[i + 3 * step] + from[i + 4 * step];
                }
            }
            default -> System.arraycopy(from, 0, to, 0, count);
        }
    }

    private float overEdge(float[] map, int row, int x) {
        float sum = 0;
        for (int dx = 0; dx < side; dx++) {
            sum += map[row + (x + dx) % grid.nx()];
        }
        return sum;
    }

    /** Row-major indices of the bins of one square; those beyond an edge are left out. */
    static int[] bins(GridTopology grid, int side, int anchor) {
        int[] bins = new int[side * side];
        int count = 0;
        for (int dy = 0; dy < side; dy++) {
            for (int dx = 0; dx < side; dx++) {
                int bin = grid.index(anchor % grid.nx() + dx, anchor / grid.nx() + dy);
                if (bin >= 0) {
                    bins[count++] = bin;
                }
            }
        }
        return Arrays.copyOf(bins, count);
    }
}
