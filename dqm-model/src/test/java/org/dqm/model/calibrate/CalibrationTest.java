package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dqm.model.calibrate.Calibration.GoodEvidence;
import org.dqm.model.registry.Manifest.CalibrationSummary.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
    private static final Calibration FEW = Calibration.ofNoiseModel(6, 1);

    @Test
    void fewLumisectionsLeaveTheScaleToTheNoiseModel() {
        assertThat(Calibration.measured(evidence(999, 10), FEW)).isEqualTo(FEW);
        assertThat(Calibration.measured(evidence(5_000, 4), FEW)).isEqualTo(FEW);
        assertThat(FEW.single().score(3.5)).isEqualTo(3.5);
        assertThat(FEW.calibratedTo()).isCloseTo(2.78, within(0.01));
    }

    @Test
    void manyGiveTheTailThatTheyShow() {
        Calibration calibration = Calibration.measured(evidence(20_000, 10), FEW);

        assertThat(calibration.mode()).isEqualTo(Mode.HELD_OUT);
        assertThat(calibration.calibratedTo()).isCloseTo(6.3, within(0.01));
        // The evidence below is twice what it should be, so half of it is the score.
        assertThat(calibration.single().score(4)).isCloseTo(2, within(0.1));
        assertThat(calibration.single().score(12)).isCloseTo(6, within(0.5));
        assertThat(calibration.single().score(0)).isCloseTo(0, within(0.05));
    }

    @Test
    void lumisectionsWithoutEvidenceDoNotMakeALittleOfItAnAlarm() {
        List<GoodEvidence> quiet = IntStream.range(0, 1_200)
                .mapToObj(i -> new GoodEvidence(i % 6, 1e-3 * i / 1_200, 0))
                .toList();

        Calibration calibration = Calibration.measured(quiet, FEW);

        assertThat(calibration.single().score(0.5)).isBetween(1.3, 1.9);
        assertThat(calibration.persistent().score(0.5)).isBetween(1.3, 1.9);
        assertThat(calibration.single().score(8)).isBetween(8.0, 9.4);
    }

    @Test
    void scoresRiseWithTheEvidence() {
        EvidenceTail tail = Calibration.measured(evidence(2_000, 5), FEW).single();

        double[] scores =
                IntStream.range(0, 200).mapToDouble(i -> tail.score(0.05 * i)).toArray();

        assertThat(scores).isSorted();
    }

    @Test
    void isTheSameAfterSavingAndLoading() {
        Calibration calibration = Calibration.measured(evidence(2_000, 5), FEW);

        assertThat(Calibration.fromArrays(calibration.summary(6.1), calibration.toArrays()))
                .isEqualTo(calibration);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.30103", "1.644854, 1.30103", "3, 2.869667", "4.999, 6.5403", "6, 9.005855", "40, 349.4370"})
    void gaussianTailsAreThoseOfTheTables(double z, double expected) {
        assertThat(GaussianTail.minusLog10(z)).isCloseTo(expected, within(2e-3));
    }

    @Test
    void gaussianTailIsFiniteAndPositiveEverywhere() {
        assertThat(GaussianTail.minusLog10(1e6)).isFinite();
        assertThat(GaussianTail.minusLog10(-50)).isBetween(0.0, 1e-9);
    }

    /** Evidence whose tail is 10^(−evidence/2). */
    private static List<GoodEvidence> evidence(int lumisections, int runs) {
        Random random = new Random(51);
        return IntStream.range(0, lumisections)
                .mapToObj(i -> new GoodEvidence(i % runs, exponential(random), exponential(random)))
                .toList();
    }

    private static double exponential(Random random) {
        return -2 * Math.log10(1 - random.nextDouble());
    }
}
