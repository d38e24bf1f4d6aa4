package org.dqm.model.baseline;

import org.dqm.model.network.TensorShape;
import org.dqm.model.preprocess.GridTopology;

/**
 * A map as a network of three halvings takes it: one bin more on every side, copied from the far end where the axis
 * wraps and from the edge elsewhere; the high ends filled up to sides that 8 divides.
 */
final class PaddedImage {
    private static final int HALO = 1;
    private static final int DIVISOR = 8;

    private final int nx;
    private final int[] source;
    private final int[] place;

    PaddedImage(GridTopology grid) {
        nx = roundUp(grid.nx() + 2 * HALO);
        int ny = roundUp(grid.ny() + 2 * HALO);
        source = new int[nx * ny];
        place = new int[grid.size()];
        for (int p = 0; p < source.length; p++) {
            int x = p % nx - HALO;
            int y = p / nx - HALO;
            source[p] = within(y, grid.ny(), grid.wrapsY()) * grid.nx() + within(x, grid.nx(), grid.wrapsX());
            if (x >= 0 && x < grid.nx() && y >= 0 && y < grid.ny()) {
                place[y * grid.nx() + x] = p;
            }
        }
    }

    /** Shape of the image, one channel. */
    TensorShape shape() {
        return new TensorShape(source.length / nx, nx, 1);
    }

    /** Writes the whole of {@code image} from a map of shape {@code [ny, nx]}. */
    void write(float[] map, float[] image) {
        for (int p = 0; p < source.length; p++) {
            image[p] = map[source[p]];
        }
    }

    /** Bins of the map. */
    int bins() {
        return place.length;
    }

    /** Where in the image a bin stands, not counting the halo. */
    int place(int bin) {
        return place[bin];
    }

    private static int within(int position, int bins, boolean wraps) {
        return wraps ? Math.floorMod(position, bins) : Math.max(0, Math.min(bins - 1, position));
    }

    private static int roundUp(int bins) {
        return (bins + DIVISOR - 1) / DIVISOR * DIVISOR;
    }
}
