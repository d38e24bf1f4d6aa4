package org.dqm.alarm.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    /** From the table of central 90 % intervals in Garwood, Biometrika 28 (1936). */
    @ParameterizedTest
    @CsvSource({"0, 0, 2.996", "1, 0.051, 4.744", "2, 0.355, 6.296", "5, 1.970, 10.513", "10, 5.425, 16.962"})
    void intervalsAreThoseOfGarwood(int count, double low, double high) {
        Rate rate = Rate.of(count, 1);

        assertThat(rate.value()).isEqualTo(count);
        assertThat(rate.low()).isCloseTo(low, within(0.001));
        assertThat(rate.high()).isCloseTo(high, within(0.001));
    }

    @Test
    void aRateIsPerUnitOfTime() {
        Rate rate = Rate.of(5, 10);

        assertThat(rate.value()).isEqualTo(0.5);
        assertThat(rate.high()).isCloseTo(1.0513, within(0.0001));
    }

    @Test
    void largeCountsStayFinite() {
        Rate rate = Rate.of(600, 1);

        assertThat(rate.low()).isBetween(558.0, 562.0);
        assertThat(rate.high()).isBetween(640.0, 645.0);
    }

    @Test
    void withoutTimeThereIsNoRate() {
        assertThatThrownBy(() -> Rate.of(1, 0)).hasMessage("need a count and a time above 0, got 1 and 0.0");
    }
}
