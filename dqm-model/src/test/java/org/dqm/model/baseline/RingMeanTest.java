package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinSet;
import org.dqm.domain.Content;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class RingMeanTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private final ToyMaps maps = new ToyMaps(5);
    private final Watcher watcher = new RingMean().fit(maps.training(2, 10)).watch();

    @Test
    void aScreamingBinCounts() {
        Judgement judgement = watcher.next(ToyMaps.with(maps.good(3, 1), 200, BIN));

        assertThat(judgement.map()).isEqualTo(1);
        assertThat(judgement.bins().get(BIN)).isEqualTo(1);
    }

    @Test
    void fiveTimesTheRateIsNotSeen() {
        Judgement judgement = watcher.next(ToyMaps.with(maps.good(3, 1), 5, BIN));

        assertThat(judgement.map()).isZero();
    }

    @Test
    void aRingLiesAlongTheAxisThatWraps() {
        GoodMaps good = maps.training(1, 2);

        int[] rings = Rings.of(good, AverageMap.of(good));

        assertThat(rings[ToyMaps.bin(3, 0)]).isEqualTo(rings[ToyMaps.bin(3, 9)]);
        assertThat(rings[ToyMaps.bin(3, 0)]).isNotEqualTo(rings[ToyMaps.bin(4, 0)]);
    }

    @Test
    void aDiscHasCircles() {
        float[] hits = new float[64];
        IntStream.range(0, 64)
                .filter(i -> Math.hypot(i % 8 - 3.5, Math.floorDiv(i, 8) - 3.5) < 4)
                .forEach(i -> hits[i] = 1);
        GoodMaps good = new GoodMaps(
                new GridTopology(8, 8, false, false),
                Geometry.none(8, 8),
                List.of(SyntheticMaps.histogram(1, 1, BinGrid.of(8, 8, hits), Content.OCCUPANCY)));

        int[] rings = Rings.of(good, AverageMap.of(good));

        assertThat(List.of(rings[3 * 8], rings[7 * 8 + 4], rings[4 * 8 + 7])).containsOnly(3);
        assertThat(rings[3 * 8 + 3]).isZero();
    }

    @Test
    void ringsThatTheDetectorNamesComeFirst() {
        GoodMaps plain = maps.training(1, 2);
        BinSet bins = BinSet.of(ToyMaps.NX, ToyMaps.NY, IntStream.of(5, 77));
        Geometry geometry = new Geometry(ToyMaps.NX, ToyMaps.NY, List.of(new DetectorUnit("R1", "ring", bins)));
        GoodMaps good = new GoodMaps(plain.grid(), geometry, plain.lumisections());

        int[] rings = Rings.of(good, AverageMap.of(good));

        assertThat(rings[5]).isEqualTo(rings[77]).isZero();
        assertThat(rings[6]).isEqualTo(-1);
    }
}
