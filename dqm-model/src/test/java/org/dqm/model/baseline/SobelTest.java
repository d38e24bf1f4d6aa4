package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;

class SobelTest {
    private final ToyMaps maps = new ToyMaps(4);
    private final Watcher watcher = new Sobel().fit(maps.training(2, 20)).watch();

    @Test
    void theEdgeOfADeadBlockIsSteep() {
        double good = watcher.next(maps.good(3, 1)).map();
        Judgement faulty = watcher.next(ToyMaps.with(maps.good(3, 1), 0, ToyMaps.square(12, 4, 5)));

        assertThat(faulty.map()).isGreaterThan(2 * good);
        assertThat(faulty.bins().get(ToyMaps.bin(12, 6))).isGreaterThan(3);
    }

    @Test
    void theMiddleOfADeadBlockAndALoneDeadBinItselfAreNotSeen() {
        BinGrid block = watcher.next(ToyMaps.with(maps.good(3, 1), 0, ToyMaps.square(12, 4, 5)))
                .bins();
        BinGrid lone = watcher.next(ToyMaps.with(maps.good(3, 1), 0, ToyMaps.bin(14, 6)))
                .bins();

        assertThat(block.get(ToyMaps.bin(14, 6))).isZero();
        assertThat(lone.get(ToyMaps.bin(14, 6))).isLessThan(lone.get(ToyMaps.bin(13, 6)));
    }

    @Test
    void theEdgeOfTheMaskIsNotAnEdge() {
        BinGrid bins = watcher.next(maps.good(3, 1)).bins();

        assertThat(bins.get(ToyMaps.bin(7, 3))).isZero();
        assertThat(bins.get(ToyMaps.bin(6, 3))).isLessThan(2);
    }
}
