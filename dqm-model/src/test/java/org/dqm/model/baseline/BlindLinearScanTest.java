package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlindLinearScanTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private final ToyMaps maps = new ToyMaps(17);
    private final Method method = new BlindLinearScan().fit(maps.training(4, 20));

    @Test
    void aDeadBinStandsOutAtOnce() {
        double good = method.watch().next(maps.good(9, 1)).map();
        Judgement faulty = method.watch().next(ToyMaps.with(maps.good(9, 1), 0, BIN));

        assertThat(good).isLessThan(3);
        assertThat(faulty.map()).isGreaterThan(8);
        assertThat(ToyMaps.highest(faulty.bins())).isEqualTo(BIN);
    }

    @Test
    void aFaintFaultGathersEvidenceFromLumisectionToLumisection() {
        Watcher watcher = method.watch();

        double first = watcher.next(ToyMaps.with(maps.good(9, 1), 0.6, BIN)).map();
        for (int ls = 2; ls < 10; ls++) {
            watcher.next(ToyMaps.with(maps.good(9, ls), 0.6, BIN));
        }
        double tenth = watcher.next(ToyMaps.with(maps.good(9, 10), 0.6, BIN)).map();

        assertThat(tenth).isGreaterThan(first + 2);
    }

    @Test
    void whatCannotBeScoredIsNoAnomaly() {
        double empty = method.watch()
                .next(ToyMaps.with(maps.good(9, 1), 0, ToyMaps.all()))
                .map();

        assertThat(empty).isZero();
    }
}
