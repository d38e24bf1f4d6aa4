package org.dqm.model.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;

/** Collects the named units of a detector; a unit without a single bin is left out. */
final class Units {
    private final Plane plane;
    private final List<DetectorUnit> units = new ArrayList<>();

    Units(Plane plane) {
        this.plane = plane;
    }

    /** Adds a unit of those bins, by row-major index, that fulfil a condition. */
    void add(String level, String name, IntPredicate isInside) {
        int[] bins = IntStream.range(0, plane.size()).filter(isInside).toArray();
        if (bins.length > 0) {
            units.add(new DetectorUnit(name, level, BinSet.of(plane.nx(), plane.ny(), IntStream.of(bins))));
        }
    }

    Geometry geometry() {
        return new Geometry(plane.nx(), plane.ny(), units);
    }

    /** A name with a number of two digits. */
    static String numbered(String name, int number) {
        return name + String.format(Locale.ROOT, "%02d", number);
    }
}
