package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void oneRunGivesEveryThirdLumisectionToValidation() {
        Split split = Split.of(runs(1, 6));

        assertThat(split.training()).extracting(h -> h.id().ls()).containsExactly(1, 3, 4, 6);
        assertThat(split.validation()).extracting(h -> h.id().ls()).containsExactly(2, 5);
        assertThat(split.heldOut()).isEmpty();
    }

    @Test
    void oneLumisectionIsAllThereIs() {
        Split split = Split.of(runs(1, 1));

        assertThat(split.training()).hasSize(1);
        assertThat(split.validation()).isEmpty();
        assertThat(split.seen()).hasSize(1);
    }

    @Test
    void theLastOfFewRunsValidates() {
        Split split = Split.of(runs(3, 4));

        assertThat(split.training()).extracting(h -> h.id().run()).containsOnly(1, 2);
        assertThat(split.validation()).extracting(h -> h.id().run()).containsOnly(3);
        assertThat(split.heldOut()).isEmpty();
    }

    @Test
    void enoughLaterRunsAreHeldOutForCalibration() {
        Split split = Split.of(runs(10, 200));

        assertThat(split.training()).extracting(h -> h.id().run()).containsOnly(1, 2, 3, 4);
        assertThat(split.validation()).extracting(h -> h.id().run()).containsOnly(5);
        assertThat(split.heldOut()).hasSize(1_000).extracting(h -> h.id().run()).containsOnly(6, 7, 8, 9, 10);
    }

    @Test
    void manyRunsOfOneBinAreLearntFromUpToFourHundred() {
        Split split = Split.of(runs(1_000, 2));

        assertThat(split.training()).hasSize(2 * 399);
        assertThat(split.validation()).hasSize(2);
        assertThat(split.heldOut()).hasSize(2 * 600);
    }

    @Test
    void ofLargeMapsSoManyAreLearntFromAsFitIntoMemory() {
        // 25 million bins are 50 runs of 5 lumisections of 100,000 bins.
        Split split = Split.of(runs(1_000, 5, 400, 250));

        assertThat(split.training())
                .extracting(h -> h.id().run())
                .doesNotContain(50)
                .contains(1, 49);
        assertThat(split.validation()).extracting(h -> h.id().run()).containsOnly(50);
        assertThat(split.heldOut()).hasSize(5 * 950);
    }

    @Test
    void withOneLumisectionTooFewNoneIsHeldOut() {
        List<LumisectionHistogram> good = runs(10, 200);

        assertThat(Split.of(good.subList(0, good.size() - 1)).heldOut()).isEmpty();
    }

    private static List<LumisectionHistogram> runs(int runs, int lumisections) {
        return runs(runs, lumisections, 1, 1);
    }

    private static List<LumisectionHistogram> runs(int runs, int lumisections, int nx, int ny) {
        BinGrid bins = BinGrid.of(nx, ny, new float[nx * ny]);
        return IntStream.range(0, runs * lumisections)
                .mapToObj(i -> new LumisectionHistogram(
                        new RecordId(new ElementKey("", "A/b"), i / lumisections + 1, i % lumisections + 1),
                        new Axis(nx, 0, 1),
                        new Axis(ny, 0, 1),
                        1,
                        bins,
                        Content.OCCUPANCY,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()))
                .toList();
    }
}
