package org.dqm.alarm;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.domain.BinSet;

/**
 * How large a fault is: its named unit, and its bins in the grid that shows most of it. Elements of one grid show the
 * same bins; those of different grids show the same thing, so they do not add up.
 */
public record Size(int bins, Optional<String> unit) {
    // A fault this much larger than a person knows it is news.
    private static final double GROWTH = 1.5;

    static Size of(Collection<Fault> faults, Optional<String> unit) {
        Map<List<Integer>, BinSet> byGrid = new HashMap<>();
        faults.forEach(
                fault -> byGrid.merge(List.of(fault.bins().nx(), fault.bins().ny()), fault.bins(), BinSet::union));
        return new Size(byGrid.values().stream().mapToInt(BinSet::count).max().orElse(0), unit);
    }

    boolean hasOutgrown(Size known) {
        boolean otherUnit = unit.isPresent() && !unit.equals(known.unit);
        return bins > GROWTH * known.bins || (otherUnit && bins > known.bins);
    }
}
