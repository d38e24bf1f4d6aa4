package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.RegionKind;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final int NX = SyntheticMaps.NX;
    private static final int NY = SyntheticMaps.NY;
    private static final BinSet BLOCK = rectangle(12, 16, 4, 8);

    private final SyntheticMaps maps = SyntheticMaps.poisson(11, 100);
    private final ScoringModel model = Models.of(SyntheticMaps.GRID, maps.good(1, 10));
    private final Scorer scorer = new Scorer(model, Models.untrained());

    @Test
    void goodLumisectionsAreGood() {
        List<Scored> verdicts = IntStream.rangeClosed(11, 60)
                .mapToObj(ls -> score(maps.good(ls)))
                .toList();

        assertThat(verdicts).noneMatch(Scored::anomalous);
        assertThat(verdicts).allMatch(scored -> scored.score() < 4 && scored.persistentScore() < 4);
        assertThat(verdicts)
                .allMatch(scored -> scored.reconstructionError() > 0.7 && scored.reconstructionError() < 1.4);
    }

    @Test
    void aDeadBlockIsOneRegionOfItsBins() {
        Scored scored = score(planted(maps.good(11), BLOCK, 0));

        assertThat(scored.anomalous()).isTrue();
        assertThat(scored.regions()).singleElement().satisfies(region -> {
            assertThat(region.kind()).isEqualTo(RegionKind.DEAD);
            assertThat(region.bins()).isEqualTo(BLOCK);
            assertThat(region.unit()).contains("Q3");
        });
    }

    @Test
    void theLumisectionAfterAFaultIsGood() {
        score(maps.good(11));
        score(planted(maps.good(12), BLOCK, 0));

        List<Scored> after = IntStream.rangeClosed(13, 30)
                .mapToObj(ls -> score(maps.good(ls)))
                .toList();

        assertThat(after).noneMatch(Scored::anomalous);
        assertThat(after).allMatch(scored -> scored.regions().isEmpty());
        assertThat(after).allMatch(scored -> scored.persistentScore() < 4);
    }

    @Test
    void aChannelAtThreeTimesItsRateIsHot() {
        BinSet bin = rectangle(20, 20, 3, 3);

        Scored scored = score(planted(maps.good(11), bin, 3));

        assertThat(scored.anomalous()).isTrue();
        assertThat(scored.regions()).singleElement().satisfies(region -> {
            assertThat(region.kind()).isEqualTo(RegionKind.HOT);
            assertThat(region.bins()).isEqualTo(bin);
        });
    }

    @Test
    void twoFaultsAreTwoRegions() {
        BinSet other = rectangle(19, 21, 12, 14);

        Scored scored = score(planted(planted(maps.good(11), BLOCK, 0), other, 0));

        assertThat(scored.regions()).extracting(region -> region.bins()).containsExactlyInAnyOrder(BLOCK, other);
    }

    @Test
    void aDeadBlockOverTheEdgeThatWrapsIsOneRegion() {
        BinSet low = rectangle(12, 14, 1, 2);
        BinSet high = rectangle(12, 14, 15, 16);

        Scored scored = score(planted(planted(maps.good(11), low, 0), high, 0));

        assertThat(scored.regions())
                .singleElement()
                .satisfies(region -> assertThat(region.bins()).isEqualTo(low.union(high)));
    }

    @Test
    void aFaultAcrossChannelsThatDoNotExistIsOneRegion() {
        BinSet across = rectangle(6, 11, 5, 8);

        Scored scored = score(planted(maps.good(11), across, 0));

        assertThat(scored.regions())
                .singleElement()
                .satisfies(region -> assertThat(region.bins())
                        .isEqualTo(SyntheticMaps.GRID.bins(across.indices().filter(SyntheticMaps::exists))));
    }

    @Test
    void aFaintFaultIsFoundByPersistence() {
        BinSet bin = rectangle(4, 4, 4, 4);
        List<Scored> verdicts = new ArrayList<>();
        for (int ls = 11; ls <= 40; ls++) {
            verdicts.add(score(planted(maps.good(ls), bin, 0.6)));
        }

        assertThat(verdicts.get(0).score()).isLessThan(6.1);
        assertThat(verdicts.subList(20, 30)).filteredOn(Scored::anomalous).hasSizeGreaterThan(7);
        assertThat(verdicts.get(29).regions()).first().satisfies(region -> {
            assertThat(region.kind()).isEqualTo(RegionKind.COLD);
            assertThat(region.bins()).isEqualTo(bin);
        });
    }

    @Test
    void anotherRunBeginsANewWindow() {
        score(planted(maps.good(11), BLOCK, 0));

        Scored next = score(maps.good(2, 1, 1));

        assertThat(next.persistentScore()).isLessThan(4);
    }

    @Test
    void whatWasOlderThanTheWindowDoesNotMatter() {
        Scorer fresh = new Scorer(model, Models.untrained());
        List<LumisectionHistogram> records = maps.good(11, 60);
        score(planted(records.get(0), BLOCK, 0));
        records.subList(1, 50).forEach(this::score);
        records.subList(20, 50).forEach(fresh::score);
        LumisectionHistogram last = maps.good(61);

        assertThat(score(last)).isEqualTo(fresh.score(last).outcome());
    }

    @Test
    void aLumisectionWhoseScoringFailsLeavesNoTrace() {
        AtomicBoolean isBroken = new AtomicBoolean();
        Scorer troubled = new Scorer(model, namelessWhile(isBroken));
        isBroken.set(true);
        assertThatThrownBy(() -> troubled.score(planted(maps.good(11), BLOCK, 0)))
                .hasMessage("as told by a test");
        isBroken.set(false);

        LumisectionHistogram next = maps.good(12);

        assertThat(troubled.score(next)).isEqualTo(scorer.score(next));
    }

    @Test
    void luminosityDoesNotMatter() {
        assertThat(score(maps.good(1, 11, 3)).score()).isLessThan(4);
        assertThat(score(maps.good(1, 12, 0.2)).score()).isLessThan(4);
    }

    @Test
    void evidenceMapsBelongToTheHistogram() {
        LumisectionHistogram histogram = planted(maps.good(11), BLOCK, 0);

        var evidence = scorer.score(histogram).evidence().orElseThrow();

        assertThat(evidence.input()).isEqualTo(histogram.bins());
        assertThat(evidence.significance().at(14, 6)).isLessThan(-8);
        assertThat(evidence.significance().at(8, 6)).isZero();
        assertThat(evidence.expected().at(14, 6)).isBetween(40f, 100f);
        assertThat(scorer.binScores().at(14, 6)).isLessThan(-10);
        assertThat(scorer.persistentBinScores().at(14, 6)).isLessThan(-10);
    }

    @Test
    void whatCannotBeScoredSaysWhy() {
        BinGrid wrongShape = BinGrid.of(2, 2, new float[] {1, 1, 1, 1});
        float[] onlyMasked = new float[NX * NY];
        onlyMasked[7] = 500;
        float[] few = new float[NX * NY];
        few[0] = 3;

        assertThat(reason(SyntheticMaps.histogram(1, 1, wrongShape, Content.OCCUPANCY)))
                .isEqualTo(NotScoredReason.WRONG_SHAPE);
        assertThat(reason(SyntheticMaps.histogram(1, 1, maps.good(1).bins(), Content.PROFILE)))
                .isEqualTo(NotScoredReason.NOT_OCCUPANCY);
        assertThat(reason(SyntheticMaps.histogram(1, 1, new float[NX * NY]))).isEqualTo(NotScoredReason.EMPTY);
        assertThat(reason(SyntheticMaps.histogram(1, 1, onlyMasked))).isEqualTo(NotScoredReason.EMPTY);
        assertThat(reason(SyntheticMaps.histogram(1, 1, few))).isEqualTo(NotScoredReason.LOW_STATISTICS);
        assertThat(reason(SyntheticMaps.withPileup(maps.good(1), 75))).isEqualTo(NotScoredReason.OUT_OF_RANGE);
    }

    private Scored score(LumisectionHistogram histogram) {
        return (Scored) scorer.score(histogram).outcome();
    }

    private NotScoredReason reason(LumisectionHistogram histogram) {
        return ((NotScored) scorer.score(histogram).outcome()).reason();
    }

    private static LumisectionHistogram planted(LumisectionHistogram good, BinSet bins, double factor) {
        float[] counts = good.bins().toArray();
        bins.indices().forEach(i -> counts[i] = Math.round(counts[i] * factor));
        return SyntheticMaps.histogram(good.id().run(), good.id().ls(), counts);
    }

    private static BinSet rectangle(int x1, int x2, int y1, int y2) {
        return BinSet.rectangle(NX, NY, new BinRange(x1, x2), new BinRange(y1, y2))
                .wrapping(SyntheticMaps.GRID.wrapsX(), SyntheticMaps.GRID.wrapsY());
    }

    /** Its name is asked for after the network has run, when the verdict is put together. */
    private static Engine namelessWhile(AtomicBoolean isBroken) {
        Engine engine = Models.untrained();
        return new Engine() {
            @Override
            public String name() {
                if (isBroken.get()) {
                    throw new IllegalStateException("as told by a test");
                }
                return engine.name();
            }

            @Override
            public float[] run(float[] inputs, int batch) {
                return engine.run(inputs, batch);
            }

            @Override
            public void close() {}
        };
    }
}
