package org.dqm.model.simulate;

import java.util.List;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;

/** Which bins a planted fault takes. */
public enum FaultShape {
    /** One bin. */
    BIN,
    /** A rectangle. */
    BLOCK,
    /** A named unit of level {@code module}. */
    MODULE,
    /** A named unit of level {@code supermodule} or {@code sector}. */
    SUPERMODULE,
    /** A named unit of level {@code ring}. */
    RING;

    /** Whether it is a named unit. */
    boolean isUnit() {
        return this != BIN && this != BLOCK;
    }

    /** The detector's units of this shape; none unless it is that of units. */
    List<DetectorUnit> units(Geometry geometry) {
        return geometry.units().stream().filter(unit -> isOfLevel(unit.level())).toList();
    }

    private boolean isOfLevel(String level) {
        return switch (this) {
            case BIN, BLOCK -> false;
            case MODULE -> level.equals("module");
            case SUPERMODULE -> level.equals("supermodule") || level.equals("sector");
            case RING -> level.equals("ring");
        };
    }
}
