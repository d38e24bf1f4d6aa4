package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.dqm.domain.LumisectionHistogram;
import org.junit.jupiter.api.Test;

class PileupLineTest {
    private final ToyMaps maps = new ToyMaps(13);
    private final GoodMaps good = maps.training(2, 20);
    private final AverageMap average = AverageMap.of(good);
    private final PileupLine line = PileupLine.of(good, average);

    @Test
    void hitsGrowWithPileup() {
        LumisectionHistogram low = maps.good(3, 1, 20);
        LumisectionHistogram high = maps.good(3, 2, 60);

        assertThat(line.expected(low) / average.total(low.bins())).isCloseTo(1, within(0.03));
        assertThat(line.expected(high) / average.total(high.bins())).isCloseTo(1, within(0.03));
    }

    @Test
    void aDeadHalfDoesNotChangeWhatIsExpected() {
        LumisectionHistogram whole = maps.good(3, 1);
        LumisectionHistogram half = ToyMaps.with(whole, 0, ToyMaps.square(0, 0, 16));

        assertThat(line.expected(half)).isEqualTo(line.expected(whole));
    }

    @Test
    void withoutConditionsTheTotalOfTheMapStandsIn() {
        LumisectionHistogram h = maps.good(3, 1);
        LumisectionHistogram bare = new LumisectionHistogram(
                h.id(), h.x(), h.y(), h.entries(), h.bins(), h.content(), h.events(), OptionalDouble.empty());

        assertThat(line.expected(bare)).isEqualTo(average.total(h.bins()));
    }

    @Test
    void deadBinsOfTheRelativeMapAreAtMinusOneAndMaskedOnesAtZero() {
        RelativeMap relative = RelativeMap.of(good);
        float[] map = new float[ToyMaps.NX * ToyMaps.NY];

        relative.write(ToyMaps.with(maps.good(3, 1), 0, ToyMaps.bin(12, 5)), map);

        assertThat(map[ToyMaps.bin(12, 5)]).isEqualTo(-1);
        assertThat(map[ToyMaps.bin(7, 5)]).isZero();
        assertThat(List.of(map[ToyMaps.bin(13, 5)], map[ToyMaps.bin(14, 5)])).allMatch(u -> Math.abs(u) < 0.5);
    }
}
