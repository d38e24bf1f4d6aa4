package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class MapSumsTest {
    private static final int[] ONE = {0, 1};
    private static final int[] OTHER = {25, 26};

    private final SyntheticMaps maps = SyntheticMaps.poisson(17, 100);
    private final Reference reference = Reference.fit(SyntheticMaps.GRID, maps.good(1, 10));

    @Test
    void exchangedBinsHaveEachOthersHitsAndTheirOwnExpectation() {
        LumisectionHistogram histogram = maps.good(11);
        MapSums sums = sums(histogram);

        MapSums exchanged = sums.exchanged(ONE, OTHER);

        assertThat(exchanged.excess[1] + exchanged.mean[1])
                .isEqualTo(histogram.bins().get(26));
        assertThat(exchanged.excess[26] + exchanged.mean[26])
                .isEqualTo(histogram.bins().get(1));
        assertThat(exchanged.mean).isEqualTo(sums.mean);
        assertThat(exchanged.excess[2]).isEqualTo(sums.excess[2]);
    }

    @Test
    void exchangingLumisectionsAndAddingThemIsTheSameAsAddingAndExchanging() {
        MapSums first = sums(maps.good(11));
        MapSums second = sums(maps.good(12));

        MapSums exchanged = first.with(List.of(second)).exchanged(ONE, OTHER);

        assertThat(exchanged.excess)
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(first.exchanged(ONE, OTHER).with(List.of(second.exchanged(ONE, OTHER))).excess);
    }

    private MapSums sums(LumisectionHistogram histogram) {
        Expectation plain = reference.expect(histogram);
        return MapSums.of(plain, OptionalDouble.empty(), new float[plain.grid().size()]);
    }
}
