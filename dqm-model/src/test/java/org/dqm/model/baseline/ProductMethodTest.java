package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class ProductMethodTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private final ToyMaps maps = new ToyMaps(6);
    /** Says the hits themselves. */
    private final StatisticMethod hits = new StatisticMethod("hits", SyntheticMaps.GRID, () -> (histogram, bins) -> {
        System.arraycopy(histogram.bins().toArray(), 0, bins, 0, bins.length);
        return 0;
    });

    private final Watcher watcher = new ProductMethod(hits, 3).watch();

    @Test
    void itMultipliesTheLastThreeLumisections() {
        watcher.next(maps.good(1, 1));
        double first = watcher.next(maps.good(1, 2)).bins().get(BIN);
        Judgement third = watcher.next(ToyMaps.with(maps.good(1, 3), 0, BIN));

        assertThat(first).isZero();
        assertThat(third.bins().get(BIN)).isZero();
        assertThat(third.bins().get(BIN + 1)).isBetween(3e5f, 3e6f);
        assertThat(third.map()).isEqualTo(third.bins().get(ToyMaps.highest(third.bins())));
    }

    @Test
    void aLumisectionLeavesTheProductAfterTwoMore() {
        watcher.next(ToyMaps.with(maps.good(1, 1), 0, BIN));
        watcher.next(maps.good(1, 2));
        float third = watcher.next(maps.good(1, 3)).bins().get(BIN);
        float fourth = watcher.next(maps.good(1, 4)).bins().get(BIN);

        assertThat(third).isZero();
        assertThat(fourth).isPositive();
    }

    @Test
    void anotherRunBeginsAnew() {
        for (int ls = 1; ls <= 3; ls++) {
            watcher.next(maps.good(1, ls));
        }

        double afterTheChange = watcher.next(maps.good(2, 1)).map();

        assertThat(afterTheChange).isZero();
    }
}
