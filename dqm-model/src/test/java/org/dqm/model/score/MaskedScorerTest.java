package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Verdict;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

/** Masks come and go while a scorer remembers its window. */
class MaskedScorerTest {
    private static final BinSet BLOCK = rectangle(12, 16, 4, 8);
    private static final BinSet FAINT = rectangle(20, 20, 3, 3);

    private final SyntheticMaps maps = SyntheticMaps.poisson(11, 100);
    private final ScoringModel model = Models.of(SyntheticMaps.GRID, maps.good(1, 10));

    @Test
    void aMaskedFaultIsNotFoundAndAnotherBesideItIs() {
        Scorer scorer = scorer(bits(BLOCK));
        BinSet beside = rectangle(17, 18, 4, 6);

        Scored known = scored(scorer.score(dead(maps.good(11), BLOCK)));
        Scored both = scored(scorer.score(dead(dead(maps.good(12), BLOCK), beside)));

        assertThat(known.regions()).isEmpty();
        assertThat(known.anomalous()).isFalse();
        assertThat(both.regions()).singleElement().satisfies(region -> {
            assertThat(region.bins().overlap(beside)).isEqualTo(beside.count());
            assertThat(region.bins().overlap(BLOCK)).isZero();
        });
    }

    @Test
    void aMaskThatEndsShowsTheFaultAgainWithAllOfItsWindow() {
        Scorer masked = scorer(bits(BLOCK));
        Scorer never = scorer(new BitSet());
        for (int ls = 11; ls <= 20; ls++) {
            LumisectionHistogram sent = dead(maps.good(ls), BLOCK);
            masked.score(sent);
            never.score(sent);
        }

        masked.ignore(new BitSet());

        LumisectionHistogram next = dead(maps.good(21), BLOCK);
        assertThat(masked.score(next)).isEqualTo(never.score(next));
    }

    @Test
    void verdictsDependOnTheWindowAndOnTheMaskOfTheMomentAlone() {
        List<LumisectionHistogram> sent = IntStream.rangeClosed(11, 80)
                .mapToObj(ls -> ls % 40 < 20 ? dead(maps.good(ls), FAINT) : dead(maps.good(ls), BLOCK))
                .toList();
        Scorer running = scorer(new BitSet());

        for (int i = 0; i < sent.size(); i++) {
            BitSet mask = mask(i);
            running.ignore(mask);
            Verdict verdict = running.score(sent.get(i));

            if (i % 10 == 1 || i % 10 == 9) {
                Scorer restarted = scorer(new BitSet());
                sent.subList(Math.max(0, i - 30), i).forEach(restarted::score);
                restarted.ignore(mask);
                assertThat(restarted.score(sent.get(i))).as("%s", verdict.id()).isEqualTo(verdict);
            }
        }
    }

    @Test
    void aMapWithFewOrNoBinsLeftIsGood() {
        BitSet all = new BitSet();
        all.set(0, SyntheticMaps.NX * SyntheticMaps.NY);
        BitSet most = (BitSet) all.clone();
        bits(BLOCK).stream().forEach(most::clear);

        assertThat(scored(scorer(all).score(dead(maps.good(11), BLOCK))).score())
                .isZero();
        assertThat(scored(scorer(most).score(maps.good(12))).anomalous()).isFalse();
    }

    /** The block from the 21st to the 40th, the single bin from the 31st to the 60th. */
    private static BitSet mask(int i) {
        BitSet mask = new BitSet();
        if (i >= 20 && i < 40) {
            mask.or(bits(BLOCK));
        }
        if (i >= 30 && i < 60) {
            mask.or(bits(FAINT));
        }
        return mask;
    }

    private Scorer scorer(BitSet ignored) {
        return new Scorer(model, Models.untrained(), ignored);
    }

    private static Scored scored(Verdict verdict) {
        return (Scored) verdict.outcome();
    }

    private static LumisectionHistogram dead(LumisectionHistogram good, BinSet bins) {
        float[] counts = good.bins().toArray();
        bins.indices().forEach(i -> counts[i] = 0);
        return new LumisectionHistogram(
                good.id(),
                good.x(),
                good.y(),
                good.entries(),
                BinGrid.of(SyntheticMaps.NX, SyntheticMaps.NY, counts),
                good.content(),
                good.events(),
                good.pileup());
    }

    private static BitSet bits(BinSet bins) {
        BitSet bits = new BitSet();
        bins.indices().forEach(bits::set);
        return bits;
    }

    private static BinSet rectangle(int x1, int x2, int y1, int y2) {
        return BinSet.rectangle(SyntheticMaps.NX, SyntheticMaps.NY, new BinRange(x1, x2), new BinRange(y1, y2))
                .wrapping(SyntheticMaps.GRID.wrapsX(), SyntheticMaps.GRID.wrapsY());
    }
}
