package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Conditions;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.domain.Outcome.Scored;
import org.dqm.model.preprocess.SyntheticMaps;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.Range;
import org.junit.jupiter.api.Test;

/** What a model may judge: a verdict on anything else would be a guess, and a guess is never GOOD. Seed 12. */
class ApplicabilityCheckTest {
    private static final Applicability KNOWS = new Applicability(
            5_000, OptionalDouble.of(50), Optional.of(new Range(20, 60)), List.of("STABLE"), 0.99, Optional.empty());

    private final SyntheticMaps maps = SyntheticMaps.poisson(12, 100);
    private final Scorer scorer =
            new Scorer(Models.of(SyntheticMaps.GRID, maps.good(1, 10)).with(KNOWS), Models.untrained());
    private final LumisectionHistogram good = SyntheticMaps.with(maps.good(11), 500, 40);

    @Test
    void whatTheModelKnowsIsScored() {
        assertThat(scorer.score(good).outcome()).isInstanceOf(Scored.class);
        assertThat(scorer.score(good, Optional.of(stable(1, true))).outcome()).isInstanceOf(Scored.class);
    }

    @Test
    void aVerdictSaysWhetherConditionsWereJoined() {
        assertThat(((Scored) scorer.score(good).outcome()).conditionsJoined()).isFalse();
        assertThat(((Scored) scorer.score(good, Optional.of(Conditions.UNKNOWN)).outcome()).conditionsJoined())
                .isTrue();
    }

    @Test
    void anotherShapeIsNotScored() {
        BinGrid bins = BinGrid.of(3, 2, new float[] {900, 900, 900, 900, 900, 900});

        assertRefused(
                SyntheticMaps.with(SyntheticMaps.histogram(1, 1, bins, Content.OCCUPANCY), 500, 40),
                NotScoredReason.WRONG_SHAPE,
                "data has 3 x 2 bins, test/1 has 24 x 16");
    }

    @Test
    void aProfileIsNotScored() {
        assertRefused(
                SyntheticMaps.histogram(1, 1, maps.good(1).bins(), Content.PROFILE),
                NotScoredReason.NOT_OCCUPANCY,
                "content is PROFILE");
    }

    @Test
    void anEmptyMapIsNotScored() {
        float[] none = new float[SyntheticMaps.NX * SyntheticMaps.NY];

        assertRefused(
                SyntheticMaps.with(SyntheticMaps.histogram(1, 1, none), 500, 40),
                NotScoredReason.EMPTY,
                "data has no hit in any of 352 live bins");
    }

    @Test
    void hitsInMaskedBinsAloneAreAnEmptyMap() {
        float[] masked = new float[SyntheticMaps.NX * SyntheticMaps.NY];
        masked[7] = 50_000;

        assertRefused(
                SyntheticMaps.with(SyntheticMaps.histogram(1, 1, masked), 500, 40), NotScoredReason.EMPTY, "data");
    }

    @Test
    void tooFewHitsAreNotScored() {
        float[] few = new float[SyntheticMaps.NX * SyntheticMaps.NY];
        few[0] = 4_999;

        assertRefused(
                SyntheticMaps.with(SyntheticMaps.histogram(1, 1, few), 500, 40),
                NotScoredReason.LOW_STATISTICS,
                "data has 4999 hits in live bins, test/1 needs 5000");
    }

    @Test
    void tooFewEventsAreNotScored() {
        assertRefused(
                SyntheticMaps.with(maps.good(11), 49, 40),
                NotScoredReason.LOW_STATISTICS,
                "events 49, test/1 needs 50");
    }

    @Test
    void aModelThatLearnedWithEventCountsRefusesALumisectionWithout() {
        assertRefused(
                SyntheticMaps.withPileup(maps.good(11), 40),
                NotScoredReason.OUT_OF_RANGE,
                "events is missing, test/1 learned from lumisections that count them");
    }

    @Test
    void conditionsBringTheEventsThatTheRecordLacks() {
        Conditions counted = new Conditions(
                Optional.empty(),
                OptionalDouble.of(75),
                OptionalDouble.of(500),
                OptionalDouble.empty(),
                Optional.empty());

        assertThat(scorer.score(SyntheticMaps.withPileup(maps.good(11), 40), Optional.of(counted))
                        .outcome())
                .isInstanceOf(Scored.class);
        assertRefused(maps.good(11), counted, NotScoredReason.OUT_OF_RANGE, "pileup 75");
    }

    @Test
    void pileupOutsideTheRangeIsNotScored() {
        assertRefused(
                SyntheticMaps.with(maps.good(11), 500, 75),
                NotScoredReason.OUT_OF_RANGE,
                "pileup 75, test/1 knows 20 to 60");
        assertRefused(SyntheticMaps.with(maps.good(11), 500, 0), NotScoredReason.OUT_OF_RANGE, "pileup 0,");
    }

    @Test
    void aBeamModeThatTheModelNeverSawIsNotScored() {
        Conditions dump = new Conditions(
                Optional.of("dump"),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());

        assertRefused(good, dump, NotScoredReason.OUT_OF_RANGE, "beam_mode DUMP, test/1 knows STABLE");
    }

    @Test
    void aRampOfTheVoltageIsNotScored() {
        assertRefused(
                good, stable(0.7, true), NotScoredReason.OUT_OF_RANGE, "hv_fraction 0.7, test/1 knows 0.99 and above");
    }

    @Test
    void aDetectorOutOfTheRunIsNotScored() {
        assertRefused(good, stable(1, false), NotScoredReason.OUT_OF_RANGE, "the detector is not ready");
    }

    private static Conditions stable(double voltage, boolean included) {
        return new Conditions(
                Optional.of("STABLE BEAMS"),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(voltage),
                Optional.of(included));
    }

    private void assertRefused(LumisectionHistogram histogram, NotScoredReason reason, String detail) {
        assertRefused(histogram, Conditions.UNKNOWN, reason, detail);
    }

    private void assertRefused(
            LumisectionHistogram histogram, Conditions conditions, NotScoredReason reason, String detail) {
        NotScored outcome =
                (NotScored) scorer.score(histogram, Optional.of(conditions)).outcome();

        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.detail()).startsWith(detail);
    }
}
