package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutForestTest {
    private final ToyMaps maps = new ToyMaps(16);
    private final Watcher watcher = new CutForest().fit(maps.training(2, 20)).watch();

    @Test
    void aRowWithADeadStretchIsCutOffFirst() {
        int[] dead = {ToyMaps.bin(12, 4), ToyMaps.bin(13, 4), ToyMaps.bin(14, 4)};

        double good = watcher.next(maps.good(3, 1)).map();
        Judgement faulty = watcher.next(ToyMaps.with(maps.good(3, 1), 0, dead));

        assertThat(faulty.map()).isGreaterThan(1.1 * good);
        assertThat(ToyMaps.highest(faulty.bins()) / ToyMaps.NX).isEqualTo(4);
    }

    @Test
    void itCannotSayWhichBinOfTheRow() {
        Judgement faulty = watcher.next(ToyMaps.with(maps.good(3, 1), 0, ToyMaps.bin(12, 4)));

        assertThat(faulty.bins().get(ToyMaps.bin(12, 4)))
                .isEqualTo(faulty.bins().get(ToyMaps.bin(20, 4)))
                .isPositive();
    }
}
