package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Verdict;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

/** Whatever comes in, what goes out is a number. */
class ExtremesTest {
    private final SyntheticMaps maps = SyntheticMaps.poisson(21, 100);

    @Test
    void anEnormousCountIsHotAndFinite() {
        Scorer scorer = new Scorer(Models.of(SyntheticMaps.GRID, maps.good(1, 6)), Models.untrained());
        float[] counts = maps.good(7).bins().toArray();
        counts[100] = 1e9f;

        Scored scored = finite(scorer.score(SyntheticMaps.histogram(1, 7, counts)));

        assertThat(scored.anomalous()).isTrue();
        assertThat(scored.regions())
                .first()
                .satisfies(region -> assertThat(region.bins().contains(100)).isTrue());
    }

    @Test
    void allBinsEnormousIsFinite() {
        Scorer scorer = new Scorer(Models.of(SyntheticMaps.GRID, maps.good(1, 6)), Models.untrained());
        float[] counts = new float[SyntheticMaps.GRID.size()];
        Arrays.fill(counts, 1e9f);

        assertThat(finite(scorer.score(SyntheticMaps.histogram(1, 7, counts))).anomalous())
                .isTrue();
    }

    @Test
    void oneBinIsAlwaysGood() {
        GridTopology grid = new GridTopology(1, 1, false, false);
        List<LumisectionHistogram> good = IntStream.rangeClosed(1, 5)
                .mapToObj(ls -> histogram(grid, ls, 1_000 + ls))
                .toList();
        Scorer scorer = new Scorer(Models.of(grid, good), Models.untrained());

        assertThat(finite(scorer.score(histogram(grid, 6, 5_000))).anomalous()).isFalse();
    }

    @Test
    void aRowOfBinsIsScored() {
        GridTopology grid = new GridTopology(50, 1, false, false);
        Random random = new Random(22);
        List<LumisectionHistogram> good =
                IntStream.rangeClosed(1, 6).mapToObj(ls -> row(random, ls, 1)).toList();
        Scorer scorer = new Scorer(Models.of(grid, good), Models.untrained());

        assertThat(finite(scorer.score(row(random, 7, 1))).anomalous()).isFalse();
        assertThat(finite(scorer.score(row(random, 8, 0))).regions())
                .singleElement()
                .satisfies(region -> assertThat(region.bins().count()).isEqualTo(1));
    }

    @Test
    void oneTrainingLumisectionIsEnoughToGoOn() {
        Scorer scorer = new Scorer(Models.of(SyntheticMaps.GRID, maps.good(1, 1)), Models.untrained());

        List<Scored> verdicts = IntStream.rangeClosed(2, 20)
                .mapToObj(ls -> finite(scorer.score(maps.good(ls))))
                .toList();

        assertThat(verdicts).noneMatch(Scored::anomalous);
    }

    @Test
    void fewHitsPerBinGiveNoFalseAlarm() {
        SyntheticMaps sparse = SyntheticMaps.poisson(23, 0.5);
        Scorer scorer = new Scorer(Models.of(SyntheticMaps.GRID, sparse.good(1, 10)), Models.untrained());

        List<Scored> verdicts = IntStream.rangeClosed(11, 60)
                .mapToObj(ls -> finite(scorer.score(sparse.good(ls))))
                .toList();

        assertThat(verdicts).noneMatch(Scored::anomalous);
    }

    @Test
    void saturatingChannelsGiveNoFalseAlarmWhenLuminosityChanges() {
        SyntheticMaps digis = SyntheticMaps.binomial(24, 800);
        Scorer scorer = new Scorer(Models.of(SyntheticMaps.GRID, digis.good(1, 6)), Models.untrained());

        List<Scored> verdicts = IntStream.rangeClosed(7, 20)
                .mapToObj(ls -> finite(scorer.score(digis.good(1, ls, 1 + 0.03 * (ls - 7)))))
                .toList();

        assertThat(verdicts).noneMatch(Scored::anomalous);
    }

    @Test
    void mostSaturatedChannelsDeadIsAnomalousAndFinite() {
        SyntheticMaps digis = SyntheticMaps.binomial(25, 800);
        Scorer scorer = new Scorer(Models.of(SyntheticMaps.GRID, digis.good(1, 6)), Models.untrained());
        float[] counts = digis.good(7).bins().toArray();
        IntStream.range(0, counts.length).filter(i -> i % 5 == 0).forEach(i -> counts[i] = 0);

        assertThat(finite(scorer.score(SyntheticMaps.histogram(1, 7, counts))).anomalous())
                .isTrue();
    }

    @Test
    void aNetworkThatFailsDoesNotSpoilTheNumbers() {
        Engine broken = new Engine() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public float[] run(float[] inputs, int batch) {
                float[] output = new float[inputs.length / NetworkTensors.CHANNELS];
                Arrays.fill(output, 0, output.length / 2, Float.NaN);
                Arrays.fill(output, output.length / 2, output.length, Float.POSITIVE_INFINITY);
                return output;
            }

            @Override
            public void close() {}
        };
        Scorer scorer = new Scorer(Models.of(SyntheticMaps.GRID, maps.good(1, 6)), broken);

        finite(scorer.score(maps.good(7)));
    }

    private static Scored finite(Verdict verdict) {
        Scored scored = (Scored) verdict.outcome();
        assertThat(List.of(scored.score(), scored.persistentScore(), scored.reconstructionError()))
                .allMatch(value -> Double.isFinite(value) && value >= 0);
        assertThat(scored.regions()).allMatch(region -> Double.isFinite(region.score()));
        var evidence = verdict.evidence().orElseThrow();
        for (int i = 0; i < evidence.significance().size(); i++) {
            assertThat(evidence.significance().get(i)).isFinite();
            assertThat(evidence.expected().get(i)).isFinite();
        }
        return scored;
    }

    private static LumisectionHistogram row(Random random, int ls, double factor) {
        float[] counts = new float[50];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.round(400 + 20 * random.nextGaussian());
        }
        counts[20] *= (float) factor;
        return SyntheticMaps.histogram(1, ls, BinGrid.of(50, 1, counts), Content.OCCUPANCY);
    }

    private static LumisectionHistogram histogram(GridTopology grid, int ls, float count) {
        return SyntheticMaps.histogram(1, ls, BinGrid.of(grid.nx(), grid.ny(), new float[] {count}), Content.OCCUPANCY);
    }
}
