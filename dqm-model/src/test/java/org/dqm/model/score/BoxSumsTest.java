package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.dqm.model.preprocess.GridTopology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxSumsTest {
    @ParameterizedTest
    @CsvSource({
        "7, 6, false, false",
        "7, 6, true, false",
        "7, 6, false, true",
        "7, 6, true, true",
        "5, 5, true, true",
        "4, 9, true, true",
        "1, 8, false, true"
    })
    void everySquareHoldsTheSumOfItsBins(int nx, int ny, boolean wrapsX, boolean wrapsY) {
        GridTopology grid = new GridTopology(nx, ny, wrapsX, wrapsY);
        Random random = new Random(31);
        float[] map = new float[grid.size()];
        for (int i = 0; i < map.length; i++) {
            map[i] = random.nextInt(100);
        }

        for (int side : new int[] {1, 2, 3, 5}) {
            float[] sums = new BoxSums(grid, side).of(map);
            for (int anchor = 0; anchor < map.length; anchor++) {
                int[] bins = BoxSums.bins(grid, side, anchor);
                boolean isWhole = bins.length == side * side && side <= nx && side <= ny;
                double expected = 0;
                for (int bin : bins) {
                    expected += map[bin];
                }
                assertThat(sums[anchor])
                        .as("side %d at %d", side, anchor)
                        .isCloseTo(isWhole ? (float) expected : 0, within(0.01f));
            }
        }
    }
}
