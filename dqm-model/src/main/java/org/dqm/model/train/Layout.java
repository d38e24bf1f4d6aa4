package org.dqm.model.train;

import org.dqm.domain.Axis;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Plane;

/**
 * What the axes of a histogram tell about its detector: which of them close on themselves, and the named units if the
 * axes are those of a detector that we know.
 *
 * @param geometry without units where the detector is unknown
 */
record Layout(GridTopology grid, Geometry geometry) {
    static Layout of(LumisectionHistogram histogram) {
        Axis x = histogram.x();
        Axis y = histogram.y();
        return Detector.names().stream()
                .flatMap(name -> Detector.named(name).stream())
                .filter(detector -> detector.x().equals(x) && detector.y().equals(y))
                .map(Layout::of)
                .findFirst()
                .orElseGet(() -> new Layout(
                        new GridTopology(x.bins(), y.bins(), isAngle(x), isAngle(y)),
                        Geometry.none(x.bins(), y.bins())));
    }

    private static Layout of(Detector detector) {
        Plane plane = detector.plane();
        return new Layout(
                new GridTopology(plane.nx(), plane.ny(), plane.wrapsX(), plane.wrapsY()), detector.geometry());
    }

    /** A full turn: 2π, 360 degrees, or one of 72, 144 or 360 calorimeter cells with a bin each. */
    private static boolean isAngle(Axis axis) {
        double span = axis.max() - axis.min();
        boolean isRadian = axis.bins() > 2 && Math.abs(span / (2 * Math.PI) - 1) < 0.03 && axis.min() >= -3.3;
        boolean isCells = axis.min() >= 0 && span == axis.bins() && (span == 72 || span == 144 || span == 360);
        return isRadian || isCells || (axis.bins() > 2 && span == 360);
    }
}
