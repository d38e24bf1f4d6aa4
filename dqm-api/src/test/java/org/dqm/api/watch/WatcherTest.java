package org.dqm.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.Tally;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.api.loop.Counts;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ModelVersion;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private static final Instant NOW = Instant.parse("2026-05-01T02:00:00Z");

    private final AtomicLong uptime = new AtomicLong();
    private final Watcher watcher = new Watcher(
            WatcherTest::status, counts(), Clock.fixed(NOW, ZoneOffset.UTC), () -> Duration.ofSeconds(uptime.get()));

    @Test
    void everythingThatThePipelineSaysOfItselfIsLookedAt() {
        watcher.isMoreLeft();
        assertThat(watcher.faults()).isEmpty();
        uptime.set(10);

        watcher.isMoreLeft();

        assertThat(watcher.faults())
                .extracting(PipelineFault::text)
                .containsExactly(
                        "1001 records are unread, at most 1000 expected",
                        "model hcal/5 is refused: checksum differs",
                        "no data from 1 of 2 elements of Hcal up to LS 9 of run 7: Hcal/b of ZeroBias (last LS 2)");
    }

    @Test
    void shortlyAfterAStartNothingIsKnownToHaveGone() {
        watcher.isMoreLeft();
        assertThat(watcher.isSettled()).isFalse();
        uptime.set(19);
        assertThat(watcher.isSettled()).isFalse();

        uptime.set(20);

        assertThat(watcher.isSettled()).isTrue();
    }

    private static Counts counts() {
        return new Counts() {
            @Override
            public Tally tally() {
                return new Tally(0, 0, 0, Map.of());
            }

            @Override
            public List<KnownElement> elements() {
                return List.of(
                        known(1, new ElementKey("", "Hcal/a"), 9), known(2, new ElementKey("ZeroBias", "Hcal/b"), 2));
            }
        };
    }

    private static KnownElement known(long id, ElementKey key, int ls) {
        return new KnownElement(new ElementRef(id, key), 7, ls, NOW, Optional.empty());
    }

    private static PipelineStatus status() {
        return new PipelineStatus(
                Optional.empty(),
                new PipelineStatus.Records(100, 0, 100, 0, Map.of()),
                OptionalLong.of(1001),
                List.of(new PipelineStatus.Model(
                        new ModelVersion("hcal", 5), "Hcal/**", "dl4j", Optional.of("checksum differs"))),
                new PipelineStatus.Watching(0, 2),
                NOW,
                Reach.UP,
                Reach.UP);
    }
}
