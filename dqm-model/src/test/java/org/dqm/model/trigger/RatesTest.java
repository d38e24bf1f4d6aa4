package org.dqm.model.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final double HZ = 28e6;

    /** Codes 0 … n−1, once each. */
    private static long[] ladder(int n) {
        return LongStream.range(0, n).toArray();
    }

    @Test
    void rateOfAThresholdIsItsShareOfAllCrossings() {
        Rates rates = Rates.of(ladder(28_000), HZ);

        Rates.Point point = rates.at(27_900);

        assertThat(point.acceptance()).isEqualTo(new Fraction(100, 28_000));
        assertThat(point.kilohertz()).isCloseTo(100, within(1e-9));
        assertThat(point.error()).isCloseTo(10, within(0.1));
    }

    @Test
    void thresholdWithinARateIsTheLowestThatKeepsIt() {
        Rates rates = Rates.of(ladder(2_800_000), HZ);

        Rates.Point point = rates.within(1);

        assertThat(point.code()).isEqualTo(2_800_000 - 100);
        assertThat(point.kilohertz()).isCloseTo(1, within(1e-9));
        assertThat(rates.at(point.code() - 1).kilohertz()).isGreaterThan(1);
    }

    @Test
    void equalCodesPassTogetherOrNotAtAll() {
        long[] codes = new long[2_800_000];
        for (int i = 0; i < 150; i++) {
            codes[i] = i < 60 ? 9 : 5;
        }

        Rates.Point point = Rates.of(codes, HZ).within(1);

        assertThat(point.code()).isEqualTo(6);
        assertThat(point.acceptance().some()).isEqualTo(60);
    }

    @Test
    void rateThatTooFewCrossingsCanTellIsRefused() {
        assertThatThrownBy(() -> Rates.of(ladder(100_000), HZ).within(1))
                .hasMessageContaining("at least 10")
                .hasMessageContaining("simulate more");
    }

    @Test
    void binomialErrorIsNeverZero() {
        assertThat(new Fraction(0, 100).error()).isCloseTo(0.005, within(1e-3));
        assertThat(new Fraction(50, 100).error()).isCloseTo(0.05, within(1e-3));
    }

    @Test
    void csvHasARowForEveryThresholdInRange() {
        Rates rates = Rates.of(ladder(280_000), HZ);

        List<String> lines = RatesCsv.write(rates, Map.of("top-pair", ladder(280_000), "displaced", new long[] {1}))
                .lines()
                .toList();

        assertThat(lines.get(0))
                .isEqualTo("threshold_code,acceptance,khz,khz_error,displaced,displaced_error,top-pair,top-pair_error");
        assertThat(lines).hasSize(1 + 298);
        assertThat(lines.get(1)).startsWith("279997,1.0714e-05,0.3000,");
        assertThat(lines.get(298)).startsWith("279700,1.0714e-03,30.0000,");
        assertThat(lines.get(298)).contains(",0.0011,");
    }

    @Test
    void coarseScoreIsRefusedWithWhatToDo() {
        long[] codes = new long[280_000];
        for (int i = 0; i < 280; i++) {
            codes[i] = 1L + i / 28;
        }

        assertThatThrownBy(() -> RatesCsv.write(Rates.of(codes, HZ), Map.of()))
                .hasMessageContaining("distinct codes between 0.3 and 30.0 kHz")
                .hasMessageContaining("fractional bits");
    }
}
