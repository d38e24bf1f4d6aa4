package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    @Test
    void oneFalseBinPerImageIsHalfOfWhatIsFound() {
        ValueCounts good = new ValueCounts();
        for (int image = 0; image < 200; image++) {
            good.add(10f);
            for (int bin = 0; bin < 99; bin++) {
                good.add(1f);
            }
        }

        double rate =
                FalseDiscovery.at99(Series.of(DoubleStream.generate(() -> 5).limit(200)), good, 200);

        assertThat(rate).isEqualTo(0.5);
    }

    @Test
    void thresholdIsWhereNinetyNinePercentOfTheFaultyBinsAre() {
        ValueCounts good = new ValueCounts();
        good.add(3f);
        Series faulty = Series.of(DoubleStream.iterate(1, v -> v + 1).limit(200));

        double rate = FalseDiscovery.at99(faulty, good, 100);

        // Threshold 3: the good bin at 3 counts, two of the 200 faulty ones are lost.
        assertThat(rate).isCloseTo(0.01 / (0.01 + 0.99), within(1e-9));
    }

    @Test
    void countsAreKeptInOrderAndSurviveTheFile() {
        ValueCounts counts = new ValueCounts();
        for (int i = 1; i <= 10_000; i++) {
            counts.add(i / 100f);
        }
        counts.add(0f);

        ValueCounts read =
                ValueCounts.of(counts.toSeries().get("cells"), counts.toSeries().get("counts"));

        assertThat(read.size()).isEqualTo(10_001);
        assertThat(read.atLeast(0)).isEqualTo(10_001);
        assertThat(read.atLeast(50)).isCloseTo(5_001, within(3.0));
        assertThat(read.atLeast(99)).isCloseTo(101, within(3.0));
        assertThat(read.atLeast(1e9)).isZero();
    }
}
