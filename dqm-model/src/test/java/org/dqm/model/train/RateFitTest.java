package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.dqm.model.registry.Manifest.TotalRate;
import org.junit.jupiter.api.Test;

/** Seed 14; 500 events give a scale of 1 at pileup 50, and 60 % of the rate goes with the pileup. */
class RateFitTest {
    private final SyntheticMaps maps = SyntheticMaps.poisson(14, 100);

    @Test
    void rateFollowsEventsAndPileup() {
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= 6; run++) {
            for (int ls = 1; ls <= 5; ls++) {
                good.add(lumisection(run, ls, 400 + 40 * ls, 30 + 8 * run, 1));
            }
        }

        TotalRate rate = fit(good).orElseThrow();

        assertThat(rate.atPileup()).isCloseTo(58, within(0.1));
        assertThat(rate.slope()).isCloseTo(0.6 * 58 / (0.4 * 50 + 0.6 * 58), within(0.08));
        assertThat(rate.slopeError()).isLessThan(0.12);
        assertThat(rate.spread()).isEqualTo(RateFit.FLOOR);
    }

    @Test
    void runsThatDifferWidenTheSpread() {
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= 6; run++) {
            for (int ls = 1; ls <= 3; ls++) {
                good.add(lumisection(run, ls, 500, 50, run % 2 == 0 ? 1.3 : 0.75));
            }
        }

        assertThat(fit(good).orElseThrow().spread()).isBetween(0.25, 0.45);
    }

    @Test
    void onePileupLeavesTheSlopeOpen() {
        TotalRate rate = fit(List.of(lumisection(1, 1, 500, 50, 1), lumisection(1, 2, 500, 50, 1)))
                .orElseThrow();

        assertThat(rate.slope()).isCloseTo(1, within(1e-9));
        assertThat(rate.slopeError()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void withoutEventsOrPileupNothingIsLearned() {
        LumisectionHistogram bare = maps.good(1);

        assertThat(fit(List.of(bare))).isEmpty();
        assertThat(fit(List.of(SyntheticMaps.with(bare, 500, 0)))).isEmpty();
        assertThat(fit(List.of(SyntheticMaps.withPileup(bare, 50)))).isEmpty();
    }

    private LumisectionHistogram lumisection(int run, int ls, double events, double pileup, double factor) {
        double rate = events / 500 * (0.4 + 0.6 * pileup / 50) * factor;
        return SyntheticMaps.with(maps.good(run, ls, rate), events, pileup);
    }

    private static Optional<TotalRate> fit(List<LumisectionHistogram> good) {
        Reference reference = Reference.fit(SyntheticMaps.GRID, good);
        return RateFit.of(good, good.stream().map(reference::expect).toList());
    }
}
