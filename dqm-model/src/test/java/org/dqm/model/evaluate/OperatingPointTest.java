package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class OperatingPointTest {
    private static final double PROBABILITY = Math.pow(10, -OperatingPoint.SCORE);
    /** Where a unit exponential is exceeded with that probability. */
    private static final double EXPONENTIAL = OperatingPoint.SCORE * Math.log(10);

    @Test
    void exponentialTailIsCarriedOn() {
        double threshold = OperatingPoint.threshold(good(e -> e), PROBABILITY);

        assertThat(threshold).isCloseTo(EXPONENTIAL, within(1.0));
    }

    @Test
    void productOfManyErrorsIsNotTakenForExponential() {
        double threshold = OperatingPoint.threshold(good(e -> e * e * e), PROBABILITY);

        double truth = Math.pow(EXPONENTIAL, 3);
        assertThat(threshold).isBetween(0.7 * truth, 1.4 * truth);
    }

    @Test
    void powerTailIsCarriedOnAsPower() {
        double threshold = OperatingPoint.threshold(good(e -> Math.exp(e / 2)), PROBABILITY);

        double truth = Math.exp(EXPONENTIAL / 2);
        assertThat(threshold).isBetween(truth / 2, truth * 2);
    }

    @Test
    void statisticThatGoodLumisectionsNeverMoveHasItsLargestValue() {
        Series good = Series.of(new double[1_000]);

        assertThat(OperatingPoint.threshold(good, PROBABILITY)).isZero();
    }

    @Test
    void probabilityThatTheDataReachIsReadFromThem() {
        Series good = Series.of(DoubleStream.iterate(0, v -> v + 1).limit(1_001));

        assertThat(OperatingPoint.threshold(good, 0.1)).isEqualTo(900);
    }

    @Test
    void tooFewGoodLumisectionsAreRefused() {
        assertThatThrownBy(() -> OperatingPoint.threshold(Series.of(1, 2, 3), PROBABILITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 100");
    }

    private static Series good(DoubleUnaryOperator ofExponential) {
        SplittableRandom random = new SplittableRandom(5);
        return Series.of(DoubleStream.generate(() -> ofExponential.applyAsDouble(-Math.log(1 - random.nextDouble())))
                .limit(20_000));
    }
}
