package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.model.preprocess.SyntheticMaps;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.Range;
import org.dqm.model.registry.Manifest.TotalRate;
import org.junit.jupiter.api.Test;

/** Rate of an entire map against luminosity: scale 1 at 500 events and pileup 50, in proportion to both. Seed 13. */
class WholeRegionTest {
    private static final Applicability KNOWS = new Applicability(
            100,
            OptionalDouble.of(50),
            Optional.of(new Range(20, 80)),
            List.of("STABLE"),
            0.99,
            Optional.of(new TotalRate(1 / 500.0, 50, 1, 0, 0.1)));

    private final SyntheticMaps maps = SyntheticMaps.poisson(13, 100);
    private final Scorer scorer =
            new Scorer(Models.of(SyntheticMaps.GRID, maps.good(1, 10)).with(KNOWS), Models.untrained());

    @Test
    void halfTheRateAtFullLuminosityIsAWholeRegionOfAllLiveBins() {
        Scored scored = score(map(11, 0.5), 500, 50, conditions("STABLE", 1));

        assertThat(scored.anomalous()).isTrue();
        assertThat(scored.score()).isGreaterThan(6.1);
        assertThat(scored.regions()).singleElement().satisfies(region -> {
            assertThat(region.kind()).isEqualTo(RegionKind.WHOLE);
            assertThat(region.bins().count()).isEqualTo(352);
            assertThat(region.unit()).isEmpty();
        });
    }

    @Test
    void twiceTheRateIsAWholeRegionToo() {
        assertThat(kinds(score(map(11, 2), 500, 50, conditions("STABLE", 1)))).contains(RegionKind.WHOLE);
    }

    @Test
    void lessLuminosityExplainsFewerHits() {
        assertThat(kinds(score(map(11, 0.5), 250, 50, conditions("STABLE", 1)))).isEmpty();
        assertThat(kinds(score(map(12, 0.5), 500, 25, conditions("STABLE", 1)))).isEmpty();
    }

    @Test
    void aSlopeThatIsNotKnownWellAlarmsLessFarOff() {
        TotalRate vague = new TotalRate(1 / 500.0, 50, 1, 0.3, 0.1);
        LumisectionHistogram half = SyntheticMaps.with(map(11, 0.25), 500, 25);
        var plain = Models.of(SyntheticMaps.GRID, maps.good(1, 10)).reference().expect(half);

        double sure = new WholeRate(KNOWS.totalRate().orElseThrow())
                .significance(plain, half)
                .orElseThrow();
        double unsure = new WholeRate(vague).significance(plain, half).orElseThrow();

        assertThat(sure).isBetween(-7.2, -6.7);
        assertThat(unsure).isBetween(-2.3, -2.1);
    }

    @Test
    void aDeadQuarterIsItsOwnRegionAndNotTheWhole() {
        LumisectionHistogram good = map(11, 1);
        float[] counts = good.bins().toArray();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i % SyntheticMaps.NX < 6 ? 0 : counts[i];
        }

        Scored scored = score(SyntheticMaps.histogram(1, 11, counts), 500, 50, conditions("STABLE", 1));

        assertThat(kinds(scored)).contains(RegionKind.DEAD).doesNotContain(RegionKind.WHOLE);
    }

    @Test
    void withoutConditionsALowRateIsNoFault() {
        Scored scored =
                (Scored) scorer.score(SyntheticMaps.with(map(11, 0.5), 500, 50)).outcome();

        assertThat(scored.anomalous()).isFalse();
        assertThat(scored.regions()).isEmpty();
    }

    @Test
    void aRampOfTheVoltageAndADumpAreNoFaults() {
        LumisectionHistogram low = SyntheticMaps.with(map(11, 0.5), 500, 50);

        assertThat(scorer.score(low, Optional.of(conditions("STABLE", 0.5))).outcome())
                .isInstanceOf(NotScored.class);
        assertThat(scorer.score(low, Optional.of(conditions("DUMP", 1))).outcome())
                .isInstanceOf(NotScored.class);
    }

    private LumisectionHistogram map(int ls, double rate) {
        return maps.good(1, ls, rate);
    }

    private Scored score(LumisectionHistogram histogram, double events, double pileup, Conditions conditions) {
        return (Scored) scorer.score(SyntheticMaps.with(histogram, events, pileup), Optional.of(conditions))
                .outcome();
    }

    private static List<RegionKind> kinds(Scored scored) {
        return scored.regions().stream().map(Region::kind).toList();
    }

    private static Conditions conditions(String mode, double voltage) {
        return new Conditions(
                Optional.of(mode),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(voltage),
                Optional.of(true));
    }
}
