package org.dqm.alarm;

import java.util.Collections;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which lumisections of an element may move its alarms; the others count neither way.
 *
 * @param minimumEntries hits that the map must have; 0 asks for none
 * @param beamModes the modes of the accelerator, upper case; empty stands for any
 */
public record Gates(double minimumEntries, SortedSet<String> beamModes) {
    /** Every lumisection may. */
    public static final Gates OPEN = new Gates(0, new TreeSet<>());

    public Gates {
        if (!(minimumEntries >= 0) || Double.isInfinite(minimumEntries)) {
            throw new IllegalArgumentException("minimumEntries must be a number of at least 0, got " + minimumEntries);
        }
        beamModes = Collections.unmodifiableSortedSet(beamModes.stream()
                .map(mode -> mode.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether a map with so many hits may; one whose hits nobody counted may. */
    public boolean admit(OptionalDouble entries) {
        return entries.isEmpty() || entries.getAsDouble() >= minimumEntries;
    }
}
