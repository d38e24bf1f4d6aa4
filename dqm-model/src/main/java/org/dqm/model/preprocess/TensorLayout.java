package org.dqm.model.preprocess;

import java.util.Map;
import org.dqm.domain.ModelVersion;
import org.dqm.model.network.TensorShape;

/**
 * How a map lies in the network's tensor: as nine images, one for each phase (x mod 3, y mod 3).
 *
 * <p>A pixel of an image stands for one bin, the middle of a cell of 3 × 3; the pixels of one image together are every
 * third bin of every third row. What a network is told at a pixel is taken from bins at most two rows and columns away,
 * so no bin of an image's phase is told anywhere in that image: whatever the network does with an image, its answer at
 * a pixel cannot depend on the hits of that pixel's own bin.
 *
 * <p>Along an axis that wraps, and whose bins 3 divides, a halo is copied from the far end. Elsewhere, also where an
 * axis wraps but 3 does not divide it, nothing lies beyond the end: there the far end's pixels belong to other phases.
 * The high ends are filled up so that the network's strides divide both sides.
 */
public final class TensorLayout {
    /** Images of one map. */
    public static final int PHASES = 9;

    /** Bins along each side of a cell. */
    public static final int CELL = 3;

    private static final String NAME = "ninths";
    private static final int STRIDE = 4;
    /** A shorter axis would meet itself within two cells. */
    private static final int SHORTEST_RING = 12;

    private final GridTopology grid;
    private final int halo;
    private final GridTopology inner;
    private final int nx;
    private final int ny;
    /** For every pixel the bin that it stands for, or −1. */
    private final int[] bin;

    private final int[] place;

    /** @param halo pixels added at both ends of an axis that wraps, ≥ 0 */
    public TensorLayout(GridTopology grid, int halo) {
        if (halo < 0) {
            throw new IllegalArgumentException("halo must be at least 0, got " + halo);
        }
        this.grid = grid;
        this.halo = halo;
        this.inner = new GridTopology(
                grid.nx(), grid.ny(), closes(grid.wrapsX(), grid.nx()), closes(grid.wrapsY(), grid.ny()));
        int haloX = inner.wrapsX() ? halo : 0;
        int haloY = inner.wrapsY() ? halo : 0;
        this.nx = roundUp((grid.nx() + CELL - 1) / CELL + 2 * haloX);
        this.ny = roundUp((grid.ny() + CELL - 1) / CELL + 2 * haloY);
        this.bin = new int[PHASES * nx * ny];
        for (int p = 0; p < bin.length; p++) {
            int phase = p / (nx * ny);
            int x = (p % nx - haloX) * CELL + phase % CELL;
            int y = (p / nx % ny - haloY) * CELL + phase / CELL;
            bin[p] = inner.index(x, y);
        }
        this.place = new int[grid.size()];
        for (int i = 0; i < place.length; i++) {
            int x = i % grid.nx();
            int y = i / grid.nx();
            int phase = y % CELL * CELL + x % CELL;
            place[i] = (phase * ny + y / CELL + haloY) * nx + x / CELL + haloX;
        }
    }

    public GridTopology grid() {
        return grid;
    }

    public int halo() {
        return halo;
    }

    /** The grid as the network sees it: an axis wraps only where its halo does. */
    GridTopology inner() {
        return inner;
    }

    /** Shape of one of the nine images. */
    public TensorShape shape(int channels) {
        return new TensorShape(ny, nx, channels);
    }

    /** Pixels of all nine images. */
    int size() {
        return bin.length;
    }

    /** Bin that a pixel stands for, −1 if it lies beyond the map. */
    int bin(int pixel) {
        return bin[pixel];
    }

    /** Pixel of a bin, not counting its copies in a halo; shape {@code [9, ny, nx]}. */
    public int place(int bin) {
        return place[bin];
    }

    /**
     * Puts the network's answers back in the order of the map.
     *
     * @param output shape {@code [9, ny, nx, 1]}
     * @return shape {@code [ny, nx]}
     */
    public float[] crop(float[] output) {
        if (output.length != bin.length) {
            throw new IllegalArgumentException(
                    "network's output must hold " + bin.length + " numbers, got " + output.length);
        }
        float[] map = new float[grid.size()];
        for (int i = 0; i < map.length; i++) {
            map[i] = output[place[i]];
        }
        return map;
    }

    /** What a manifest says about this layout, under {@code preprocessing}. */
    public Map<String, Object> description() {
        return Map.of("layout", NAME, "cell", CELL, "image", Map.of("ny", ny, "nx", nx));
    }

    /**
     * Passes if a manifest's {@code preprocessing} is of this layout.
     *
     * @param model whose manifest it is
     * @throws IllegalArgumentException if not: a bundle of an older version
     */
    public static void requireIn(ModelVersion model, Map<String, Object> preprocessing) {
        Object layout = preprocessing.getOrDefault("layout", "whole map");
        if (!layout.equals(NAME)) {
            throw new IllegalArgumentException(model + ": its network was trained for maps laid out as '" + layout
                    + "', this version needs '" + NAME + "': train the model again with ./dqm train");
        }
    }

    private static boolean closes(boolean wraps, int bins) {
        return wraps && bins % CELL == 0 && bins >= SHORTEST_RING;
    }

    private static int roundUp(int pixels) {
        return (pixels + STRIDE - 1) / STRIDE * STRIDE;
    }
}
