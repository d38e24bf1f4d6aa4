package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowVarianceTest {
    private static final int[] DEAD = {ToyMaps.bin(4, 4), ToyMaps.bin(5, 4), ToyMaps.bin(6, 4)};
    private final ToyMaps maps = new ToyMaps(3);
    private final Watcher watcher = new RowVariance().fit(maps.training(2, 20)).watch();

    @Test
    void aDeadStretchStandsOutInTheVarianceOfItsRow() {
        double good = watcher.next(maps.good(3, 1)).map();
        Judgement faulty = watcher.next(ToyMaps.with(maps.good(3, 1), 0, DEAD));

        assertThat(faulty.map()).isGreaterThan(2 * good);
        assertThat(ToyMaps.highest(faulty.bins()) / ToyMaps.NX).isEqualTo(4);
    }

    @Test
    void itCannotSayWhichBinOfTheRow() {
        Judgement faulty = watcher.next(ToyMaps.with(maps.good(3, 1), 0, ToyMaps.bin(5, 4)));

        assertThat(faulty.bins().get(ToyMaps.bin(5, 4))).isEqualTo(faulty.bins().get(ToyMaps.bin(20, 4)));
    }

    @Test
    void aWholeRowAtHalfItsRateIsNotSeen() {
        int[] row = IntStream.range(0, ToyMaps.NX).map(x -> ToyMaps.bin(x, 4)).toArray();

        Judgement faulty = watcher.next(ToyMaps.with(maps.good(3, 1), 0.5, row));

        assertThat(faulty.bins().get(row[0])).isLessThan(5);
    }
}
