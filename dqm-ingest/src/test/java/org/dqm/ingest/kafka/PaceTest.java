package org.dqm.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dqm.domain.RecordId;
import org.dqm.ingest.Histograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    @Test
    void unlimitedNeverWaits() {
        assertThat(due(Pace.unlimited(), id(1, 1), id(1, 2))).containsOnly(Duration.ZERO);
    }

    @Test
    void recordsPerSecondAreSpreadEvenly() {
        assertThat(due(Pace.perSecond(4), id(1, 1), id(1, 1), id(1, 2)))
                .containsExactly(Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void realTimeWaitsOneLumisectionForEachNewOne() {
        assertThat(due(Pace.timesRealTime(1), id(1, 1), id(1, 1), id(1, 2), id(1, 40), id(2, 40)))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMillis(23_310),
                        Duration.ofMillis(46_620),
                        Duration.ofMillis(69_930));
    }

    @Test
    void speedDividesTheWait() {
        assertThat(due(Pace.timesRealTime(23.31), id(1, 1), id(1, 2)))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aPaceThatIsNoneIsRefused(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.perSecond(value));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.timesRealTime(value));
    }

    private static List<Duration> due(Pace pace, RecordId... ids) {
        return Stream.of(ids).map(pace::due).toList();
    }

    private static RecordId id(int run, int ls) {
        return Histograms.occupancy(run, ls).id();
    }
}
