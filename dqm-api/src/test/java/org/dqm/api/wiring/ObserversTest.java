package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.Tally;
import org.dqm.api.loop.Counts;
import org.dqm.api.loop.LoopStatus;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;
import org.dqm.ingest.kafka.KafkaConnection;
import org.junit.jupiter.api.Test;

class ObserversTest {
    private final MendableDatabase outside = new MendableDatabase();
    private final CompletableFuture<FatalException> failure = new CompletableFuture<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int signals;

    @Test
    void aDatabaseThatDiesWhileNothingArrivesIsMendedAndNoticedToBeBack() {
        LoopStatus status = status();
        Observers observers = new Observers(status, () -> signals++, outside, failure);
        outside.isDead = true;

        now = now.plusSeconds(5);
        observers.wentRound(OptionalLong.of(0));
        assertThat(status.status().database()).isEqualTo(Reach.DOWN);
        now = now.plusSeconds(1);
        observers.wentRound(OptionalLong.of(0));

        assertThat(outside.mended).isEqualTo(1);
        assertThat(status.status().database()).isEqualTo(Reach.UP);
    }

    @Test
    void aCommitSignalsTheLiveFeedAndAFailureIsPassedOn() {
        Observers observers = new Observers(status(), () -> signals++, outside, failure);

        observers.committed(List.of());
        observers.failed(new FatalException("gone for good"));

        assertThat(signals).isEqualTo(1);
        assertThat(failure).isCompletedWithValueMatching(e -> e.getMessage().equals("gone for good"));
    }

    private LoopStatus status() {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new LoopStatus(clock, outside, new LoopStatus.Models(List.of(), element -> false));
    }

    /** A database of our own that can be started again. */
    private static final class MendableDatabase implements Outside, Counts {
        private boolean isDead;
        private int mended;

        @Override
        public void mendDatabase() {
            if (isDead) {
                isDead = false;
                mended++;
            }
        }

        @Override
        public Tally tally() {
            if (isDead) {
                throw new RetryableException("no answer", new IOException("dead"));
            }
            return new Tally(0, 0, 0, Map.of());
        }

        @Override
        public List<KnownElement> elements() {
            return List.of();
        }

        @Override
        public KafkaConnection kafka() {
            return KafkaConnection.to("unused:1");
        }

        @Override
        public DatabaseAddress database() {
            return new DatabaseAddress("unused", "", "");
        }

        @Override
        public Map<String, String> consumer() {
            return Map.of();
        }

        @Override
        public void close() {}
    }
}
