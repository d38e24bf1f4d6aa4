package org.dqm.model.preprocess;

import org.dqm.model.network.TensorShape;

/**
 * How a map lies in the network's tensor: a halo on every side, copied from the far end where an axis wraps and from
 * the edge elsewhere; the high ends are filled up so that the network's strides divide both sides.
 */
public final class TensorLayout {
    private static final int STRIDE = 4;

    private final GridTopology grid;
    private final int halo;
    private final int nx;
    private final int ny;
    /** For every place of the tensor the bin that it shows. */
    private final int[] source;

    /** @param halo bins added on every side, ≥ 0 */
    public TensorLayout(GridTopology grid, int halo) {
        if (halo < 0) {
            throw new IllegalArgumentException("halo must be at least 0, got " + halo);
        }
        this.grid = grid;
        this.halo = halo;
        this.nx = roundUp(grid.nx() + 2 * halo);
        this.ny = roundUp(grid.ny() + 2 * halo);
        this.source = new int[nx * ny];
        for (int y = 0; y < ny; y++) {
            int row = place(y - halo, grid.ny(), grid.wrapsY());
            for (int x = 0; x < nx; x++) {
                source[y * nx + x] = row * grid.nx() + place(x - halo, grid.nx(), grid.wrapsX());
            }
        }
    }

    public GridTopology grid() {
        return grid;
    }

    public int halo() {
        return halo;
    }

    /** Shape of one map's tensor. */
    public TensorShape shape(int channels) {
        return new TensorShape(ny, nx, channels);
    }

    /** Places in one channel. */
    int size() {
        return source.length;
    }

    /** Bin shown at a place of the tensor. */
    int bin(int place) {
        return source[place];
    }

    /** Place of a bin inside the halo. */
    public int place(int bin) {
        return (bin / grid.nx() + halo) * nx + bin % grid.nx() + halo;
    }

    /**
     * Cuts the map out of the network's output.
     *
     * @param output shape {@code [ny + 2·halo, nx + 2·halo, 1]}, filled up as {@link #shape} says
     * @return shape {@code [ny, nx]}
     */
    public float[] crop(float[] output) {
        if (output.length != source.length) {
            throw new IllegalArgumentException(
                    "network's output must hold " + source.length + " numbers, got " + output.length);
        }
        float[] map = new float[grid.size()];
        for (int i = 0; i < map.length; i++) {
            map[i] = output[place(i)];
        }
        return map;
    }

    private static int place(int position, int bins, boolean wraps) {
        return wraps ? Math.floorMod(position, bins) : Math.max(0, Math.min(bins - 1, position));
    }

    private static int roundUp(int bins) {
        return (bins + STRIDE - 1) / STRIDE * STRIDE;
    }
}
