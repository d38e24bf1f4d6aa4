package org.dqm.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.view.PipelineStatus.Reach;
import org.junit.jupiter.api.Test;

class DeadmanTest {
    private static final Instant START = Instant.parse("2026-05-01T02:00:00Z");

    private Duration uptime = Duration.ofHours(1);
    private Instant now = START;
    private Optional<Instant> lastCycle = Optional.empty();
    private Instant heartbeat = START;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Deadman deadman = new Deadman(() -> lastCycle, this::status, clock, () -> uptime);

    @Test
    void inTheFirstHalfMinuteNobodyKnowsYet() {
        uptime = Duration.ofSeconds(29);
        assertThat(deadman.isAlive()).isTrue();

        uptime = Duration.ofSeconds(30);
        assertThat(deadman.isAlive()).isFalse();
    }

    @Test
    void aCycleInTheDatabaseCountsForAMinute() {
        lastCycle = Optional.of(START);
        deadman.isMoreLeft();
        passes(Duration.ofSeconds(59));
        heartbeat = now;
        assertThat(deadman.isAlive()).isTrue();

        passes(Duration.ofSeconds(1));
        assertThat(deadman.isAlive()).isFalse();
    }

    @Test
    void aLoopThatStandsStillIsDeadWhateverTheCanarySays() {
        passes(Duration.ofSeconds(61));
        lastCycle = Optional.of(now);
        deadman.isMoreLeft();

        assertThat(deadman.isAlive()).isFalse();
    }

    @Test
    void cyclesThatWereForgottenAreRemembered() {
        lastCycle = Optional.of(START);
        deadman.isMoreLeft();
        lastCycle = Optional.empty();
        deadman.isMoreLeft();

        assertThat(deadman.isAlive()).isTrue();
    }

    @Test
    void aClockThatStepsBackDoesNotKeepADeadCanaryAlive() {
        lastCycle = Optional.of(START);
        deadman.isMoreLeft();
        passes(Duration.ofHours(-2));
        heartbeat = now;

        assertThat(deadman.isAlive()).isFalse();
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private PipelineStatus status() {
        return new PipelineStatus(
                Optional.empty(),
                new PipelineStatus.Records(0, 0, 0, 0, Map.of()),
                OptionalLong.of(0),
                List.of(),
                new PipelineStatus.Watching(0, 0),
                heartbeat,
                Reach.UP,
                Reach.UP);
    }
}
