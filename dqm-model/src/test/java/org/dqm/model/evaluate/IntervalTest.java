package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {
    /** Exact limits: Garwood (1936). */
    @Test
    void countsHaveTheKnownLimits() {
        assertThat(Interval.ofCount(0).low()).isZero();
        assertThat(Interval.ofCount(0).high()).isCloseTo(3.689, within(0.001));
        assertThat(Interval.ofCount(1).low()).isCloseTo(0.0253, within(0.0001));
        assertThat(Interval.ofCount(1).high()).isCloseTo(5.572, within(0.02));
        assertThat(Interval.ofCount(10).low()).isCloseTo(4.795, within(0.02));
        assertThat(Interval.ofCount(10).high()).isCloseTo(18.39, within(0.02));
        assertThat(Interval.ofCount(100).low()).isCloseTo(81.36, within(0.05));
        assertThat(Interval.ofCount(100).high()).isCloseTo(121.63, within(0.05));
    }

    @Test
    void fractionsStayInsideZeroAndOne() {
        Interval none = Interval.ofFraction(0, 50);
        Interval all = Interval.ofFraction(50, 50);

        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.0713, within(0.001));
        assertThat(all.high()).isCloseTo(1, within(1e-12));
        assertThat(all.low()).isCloseTo(0.9287, within(0.001));
    }

    @Test
    void bootstrapDrawsWholeRuns() {
        SplittableRandom random = new SplittableRandom(8);
        double[] perRun = random.doubles(400).toArray();
        PairedBootstrap bootstrap = new PairedBootstrap(perRun.length, 500, 1);

        Interval interval = bootstrap.interval(runs -> mean(perRun, runs));

        // Uniform numbers: the mean of 400 has the standard error 0.0144.
        assertThat(interval.high() - interval.low()).isCloseTo(4 * 0.0144, within(0.012));
        assertThat(bootstrap.interval(runs -> mean(perRun, runs))).isEqualTo(interval);
    }

    private static double mean(double[] values, List<Integer> which) {
        return which.stream().mapToDouble(i -> values[i]).average().orElseThrow();
    }
}
