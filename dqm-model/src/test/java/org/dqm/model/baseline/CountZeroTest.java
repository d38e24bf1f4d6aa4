package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountZeroTest {
    private final ToyMaps maps = new ToyMaps(1);
    private final Watcher watcher = new CountZero().fit(maps.training(2, 10)).watch();

    @Test
    void everyBinWithoutAHitThatGoodMapsFillCounts() {
        int[] dead = ToyMaps.square(1, 2, 2);

        Judgement judgement = watcher.next(ToyMaps.with(maps.good(3, 1), 0, dead));

        assertThat(judgement.map()).isEqualTo(4);
        assertThat(judgement.bins().get(dead[3])).isEqualTo(1);
    }

    @Test
    void binsThatNoGoodMapFillsDoNotCount() {
        Judgement judgement = watcher.next(maps.good(3, 1));

        assertThat(judgement.map()).isZero();
        assertThat(judgement.bins().get(ToyMaps.bin(7, 0))).isZero();
    }

    @Test
    void aBinThatLosesFourFifthsOfItsHitsIsNotSeen() {
        Judgement judgement = watcher.next(ToyMaps.with(maps.good(3, 1), 0.2, ToyMaps.bin(12, 5)));

        assertThat(judgement.map()).isZero();
    }
}
