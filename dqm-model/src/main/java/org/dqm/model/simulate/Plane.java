package org.dqm.model.simulate;

import org.dqm.domain.Axis;

/**
 * The bins of a detector's maps and which of its axes close on themselves, as phi does.
 *
 * @param wrapsX whether the last column neighbours the first
 * @param wrapsY whether the last row neighbours the first
 */
public record Plane(Axis x, Axis y, boolean wrapsX, boolean wrapsY) {
    public int nx() {
        return x.bins();
    }

    public int ny() {
        return y.bins();
    }

    /** Number of bins. */
    public int size() {
        return nx() * ny();
    }

    /** Square of the distance between two bins, in bins, the short way round where an axis wraps. */
    public double squaredDistance(int one, int other) {
        double dx = along(Math.abs(one % nx() - other % nx()), nx(), wrapsX);
        double dy = along(Math.abs(one / nx() - other / nx()), ny(), wrapsY);
        return dx * dx + dy * dy;
    }

    private static int along(int distance, int bins, boolean wraps) {
        return wraps ? Math.min(distance, bins - distance) : distance;
    }
}
