package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.dqm.model.simulate.Plane;

/**
 * The shapes that a displaced beam spot gives to rates, each times the standard deviation of its size over runs.
 *
 * <p>The slope is uniform up to the largest one and lies at an angle to the main axis that is uniform within 90° where
 * both axes are open, else within 30°, as the simulator draws it.
 */
final class BeamSpotModes {
    private BeamSpotModes() {}

    /** Relative rates, shape {@code [ny, nx]} each, to be added in squares. */
    static List<double[]> of(Plane plane, double largest) {
        double half = !plane.wrapsX() && !plane.wrapsY() ? Math.PI / 2 : Math.PI / 6;
        double variance = largest * largest / 3;
        double main = Math.sqrt(variance * (0.5 + Math.sin(2 * half) / (4 * half)));
        double side = Math.sqrt(variance * (0.5 - Math.sin(2 * half) / (4 * half)));
        boolean mainIsX = !plane.wrapsX();
        List<double[]> modes = new ArrayList<>();
        addAlong(modes, plane, true, mainIsX ? main : side);
        addAlong(modes, plane, false, mainIsX ? side : main);
        return modes;
    }

    private static void addAlong(List<double[]> modes, Plane plane, boolean x, double size) {
        boolean wraps = x ? plane.wrapsX() : plane.wrapsY();
        int length = x ? plane.nx() : plane.ny();
        double[] open = new double[plane.size()];
        double[] sine = new double[plane.size()];
        for (int i = 0; i < open.length; i++) {
            double t = ((x ? i % plane.nx() : i / plane.nx()) + 0.5) / length;
            // A direction that is uniform in phi has half of its variance in either component.
            open[i] = size * (wraps ? Math.sqrt(0.5) * Math.cos(2 * Math.PI * t) : 2 * t - 1);
            sine[i] = size * Math.sqrt(0.5) * Math.sin(2 * Math.PI * t);
        }
        modes.add(open);
        if (wraps) {
            modes.add(sine);
        }
    }
}
