package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BelowShareTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private final ToyMaps maps = new ToyMaps(2);
    private final Watcher watcher = new BelowShare().fit(maps.training(2, 10)).watch();

    @Test
    void aBinBelowAFifthOfTheAverageCounts() {
        Judgement judgement = watcher.next(ToyMaps.with(maps.good(3, 1), 0.1, BIN));

        assertThat(judgement.map()).isEqualTo(1);
        assertThat(judgement.bins().get(BIN)).isEqualTo(1);
    }

    @Test
    void theAverageFollowsTheTotalOfTheLumisection() {
        Judgement half = watcher.next(maps.good(3, 1, 20));

        assertThat(half.map()).isZero();
    }

    @Test
    void aBinAtHalfItsRateOrAtFiveTimesIsNotSeen() {
        double cold = watcher.next(ToyMaps.with(maps.good(3, 1), 0.5, BIN)).map();
        double hot = watcher.next(ToyMaps.with(maps.good(3, 2), 5, BIN)).map();

        assertThat(cold).isZero();
        assertThat(hot).isZero();
    }
}
