package org.dqm.alarm.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodPolicyTest {
    private static final Instant START = Instant.parse("2026-05-01T02:00:00Z");

    private final FloodPolicy policy = new FloodPolicy(FloodLimits.DEFAULT);

    @Test
    void tenNewAlarmsInTenMinutesAreNoFloodAndElevenAre() {
        assertThat(policy.beginning(minutes(0, 10), START.plusSeconds(9 * 60))).isEmpty();
        assertThat(policy.beginning(minutes(0, 11), START.plusSeconds(599))).contains(START);
    }

    @Test
    void whatCalledTenMinutesAgoNoLongerCounts() {
        Instant now = START.plusSeconds(10 * 60);

        assertThat(policy.beginning(minutes(0, 11), now)).isEmpty();
        assertThat(policy.beginning(minutes(0, 12), now.plusSeconds(60))).isEmpty();
        assertThat(policy.beginning(seconds(0, 30, 12), now)).contains(START.plusSeconds(30));
    }

    @Test
    void aFloodEndsWhenFewerThanFiveAreNewWithinTenMinutes() {
        // Calls at minutes 0 to 11: those of 7 to 11 are the last five.
        Instant end = policy.end(START, minutes(0, 12));

        assertThat(end).isEqualTo(START.plus(Duration.ofMinutes(17)));
    }

    @Test
    void aBurstIsOverTenMinutesLater() {
        Instant end = policy.end(START, seconds(0, 0, 200));

        assertThat(end).isEqualTo(START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void betweenFourAndElevenPerWindowAFloodGoesOnButNoneBegins() {
        // One in two minutes: five within any ten.
        List<Instant> steady = seconds(0, 120, 60);
        Instant now = START.plusSeconds(59 * 120);

        assertThat(policy.beginning(steady, now)).isEmpty();
        assertThat(policy.end(START, steady)).isAfter(now);
    }

    @Test
    void otherLimitsEndAtHalf() {
        assertThat(new FloodLimits(3, Duration.ofMinutes(1)).least()).isEqualTo(2);
        assertThat(new FloodLimits(1, Duration.ofMinutes(1)).least()).isEqualTo(1);
        assertThatThrownBy(() -> new FloodLimits(0, Duration.ofMinutes(1))).hasMessageContaining("no flood limits");
    }

    private static List<Instant> minutes(int from, int count) {
        return seconds(from * 60, 60, count);
    }

    private static List<Instant> seconds(int from, int step, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> START.plusSeconds(from + (long) i * step))
                .toList();
    }
}
