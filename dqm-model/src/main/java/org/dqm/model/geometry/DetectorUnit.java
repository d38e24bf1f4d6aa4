package org.dqm.model.geometry;

import org.dqm.domain.BinSet;

/**
 * A part of the detector that can fail as one, such as a read-out box.
 *
 * @param name as the detector's experts call it, {@code HBM07}
 * @param level kind of unit: {@code module}, {@code supermodule}, {@code FED}, …
 * @param bins all bins that the unit covers, also those that are never filled
 */
public record DetectorUnit(String name, String level, BinSet bins) {
    public DetectorUnit {
        if (name.isBlank() || level.isBlank()) {
            throw new IllegalArgumentException("a unit needs a name and a level, got '" + name + "', '" + level + "'");
        }
    }
}
