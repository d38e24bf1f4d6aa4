package org.dqm.model.train;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.preprocess.GridTopology;

/**
 * Bins to hide from the network in half of the examples, as scoring hides what disagrees: single bins, and up to three
 * regions of every size that is scanned.
 */
final class HiddenRegions {
    private static final int MAX_REGIONS = 3;
    private static final int MAX_BINS = 4;
    private static final int[] SIDES = {1, 2, 3, 5};

    private final GridTopology grid;
    private final List<BinSet> units;

    HiddenRegions(GridTopology grid, Geometry geometry) {
        this.grid = grid;
        this.units = geometry.units().stream().map(DetectorUnit::bins).toList();
    }

    /** None in half of the cases. */
    BitSet draw(RandomGenerator random) {
        BitSet hidden = new BitSet(grid.size());
        if (random.nextBoolean()) {
            return hidden;
        }
        int regions = 1 + random.nextInt(MAX_REGIONS);
        for (int i = 0; i < regions; i++) {
            int kind = random.nextInt(SIDES.length + (units.isEmpty() ? 0 : 1));
            if (kind == SIDES.length) {
                units.get(random.nextInt(units.size())).indices().forEach(hidden::set);
            } else {
                square(SIDES[kind], random, hidden);
            }
        }
        for (int i = random.nextInt(MAX_BINS + 1); i > 0; i--) {
            square(1, random, hidden);
        }
        return hidden;
    }

    private void square(int side, RandomGenerator random, BitSet hidden) {
        int left = random.nextInt(grid.nx());
        int top = random.nextInt(grid.ny());
        for (int dy = 0; dy < side; dy++) {
            for (int dx = 0; dx < side; dx++) {
                int index = grid.index(left + dx, top + dy);
                if (index >= 0) {
                    hidden.set(index);
                }
            }
        }
    }
}
