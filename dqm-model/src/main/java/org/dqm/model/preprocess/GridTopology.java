package org.dqm.model.preprocess;

import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinSet;

/**
 * A histogram's bins and which of its axes close on themselves, as phi does.
 *
 * @param nx bins in x
 * @param ny bins in y
 * @param wrapsX whether the last column neighbours the first
 * @param wrapsY whether the last row neighbours the first
 */
public record GridTopology(int nx, int ny, boolean wrapsX, boolean wrapsY) {
    public GridTopology {
        if (nx < 1 || ny < 1) {
            throw new IllegalArgumentException("a grid needs at least one bin, got " + nx + " x " + ny);
        }
    }

    /** Number of bins. */
    public int size() {
        return nx * ny;
    }

    /** The bins of these row-major indices. */
    public BinSet bins(IntStream indices) {
        return BinSet.of(nx, ny, indices).wrapping(wrapsX, wrapsY);
    }

    public boolean fits(BinGrid map) {
        return map.nx() == nx && map.ny() == ny;
    }

    /**
     * Row-major index of a bin, both positions counted from 0 and allowed to lie outside the grid.
     *
     * @return −1 if the axis does not wrap there
     */
    public int index(int x, int y) {
        int column = wrapsX ? Math.floorMod(x, nx) : x;
        int row = wrapsY ? Math.floorMod(y, ny) : y;
        return column < 0 || column >= nx || row < 0 || row >= ny ? -1 : row * nx + column;
    }

    /** Columns from one bin to another, given by row-major index; the shorter way where the axis wraps. */
    int dx(int from, int to) {
        return apart(to % nx - from % nx, nx, wrapsX);
    }

    /** Rows from one bin to another. */
    int dy(int from, int to) {
        return apart(to / nx - from / nx, ny, wrapsY);
    }

    private static int apart(int difference, int bins, boolean wraps) {
        return wraps ? Math.floorMod(difference + bins / 2, bins) - bins / 2 : difference;
    }
}
