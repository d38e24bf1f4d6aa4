package org.dqm.model.geometry;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The named units of one detector, shape {@code [ny, nx]}.
 *
 * @param nx bins in x
 * @param ny bins in y
 * @param units in file order; names are unique
 */
public record Geometry(int nx, int ny, List<DetectorUnit> units) {
    public Geometry {
        units = List.copyOf(units);
        Set<String> names = new HashSet<>();
        for (DetectorUnit unit : units) {
            if (unit.bins().nx() != nx || unit.bins().ny() != ny) {
                throw new IllegalArgumentException(
                        "unit " + unit.name() + " is not on the grid of " + nx + " x " + ny + " bins");
            }
            if (!names.add(unit.name())) {
                throw new IllegalArgumentException("unit " + unit.name() + " is there twice");
            }
        }
    }

    /** A detector without named units. */
    public static Geometry none(int nx, int ny) {
        return new Geometry(nx, ny, List.of());
    }

    /** The units of one level, such as {@code module}, in file order. */
    public List<DetectorUnit> level(String level) {
        return units.stream().filter(unit -> unit.level().equals(level)).toList();
    }

    /** Row-major bin indices of each unit, in file order. */
    public List<int[]> places() {
        return units.stream().map(unit -> unit.bins().indices().toArray()).toList();
    }

    /** The unit of that name, if there is one. */
    public Optional<DetectorUnit> unit(String name) {
        return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
    }
}
