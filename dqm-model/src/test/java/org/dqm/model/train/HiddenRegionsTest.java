package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.dqm.model.preprocess.GridTopology;
import org.junit.jupiter.api.Test;

class HiddenRegionsTest {
    private static final GridTopology GRID = new GridTopology(84, 72, false, true);

    @Test
    void halfOfTheDrawsHideNothingAndTheOthersEverySize() {
        HiddenRegions regions = new HiddenRegions(GRID, Runs.HCAL.geometry());
        SplittableRandom random = new SplittableRandom(5);
        TreeSet<Integer> sizes = new TreeSet<>();
        int empty = 0;
        for (int i = 0; i < 600; i++) {
            BitSet hidden = regions.draw(random);

            sizes.add(hidden.cardinality());
            empty += hidden.isEmpty() ? 1 : 0;
            assertThat(hidden.length()).isLessThanOrEqualTo(GRID.size());
        }

        assertThat(empty).isBetween(240, 360);
        assertThat(sizes).contains(1, 4, 9, 25);
        assertThat(sizes.last()).as("whole units").isGreaterThan(84);
    }

    @Test
    void theSameSeedHidesTheSame() {
        HiddenRegions regions = new HiddenRegions(GRID, Runs.HCAL.geometry());

        assertThat(regions.draw(new SplittableRandom(9))).isEqualTo(regions.draw(new SplittableRandom(9)));
    }
}
