package org.dqm.api.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.Tally;
import org.dqm.api.view.PipelineStatus.Position;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.api.view.PipelineStatus.Watching;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.RetryableException;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;

class LoopStatusTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ElementKey WATCHED = new ElementKey("", "Hcal/a");
    private static final ElementKey OTHER = new ElementKey("", "Pixel/a");

    private final Stored stored = new Stored();
    private Instant now = START;

    @Test
    void afterARestartItGoesOnWithWhatTheDatabaseHolds() {
        stored.elements.add(known(1, WATCHED, 7, 3, START.minusSeconds(60)));
        stored.elements.add(known(2, OTHER, 7, 4, START.minusSeconds(30)));
        stored.tally = new Tally(10, 2, 1, Map.of(NotScoredReason.NO_MODEL, 5L));

        LoopStatus status = status();

        assertThat(status.status().position()).contains(new Position(7, 4, START.minusSeconds(30)));
        assertThat(status.status().records().decoded()).isEqualTo(17);
        assertThat(status.status().watching()).isEqualTo(new Watching(1, 2));
    }

    @Test
    void countsFollowWithinASecondWhileRecordsCome() {
        LoopStatus status = status();
        status.committed(List.of(verdict(WATCHED, 1)));
        stored.tally = new Tally(1, 0, 0, Map.of());

        now = now.plusSeconds(1);
        status.wentRound(OptionalLong.of(12));

        assertThat(status.status().records().scored()).isEqualTo(1);
        assertThat(status.status().lagRecords()).hasValue(12);
        assertThat(status.status().heartbeat()).isEqualTo(now);
        assertThat(status.status().watching()).isEqualTo(new Watching(1, 1));
    }

    @Test
    void aDatabaseThatIsAwayIsNoticedWhileNothingArrivesAndSoIsItsReturn() {
        LoopStatus status = status();
        stored.isAway = true;
        now = now.plus(Duration.ofSeconds(5));
        status.wentRound(OptionalLong.of(0));
        assertThat(status.status().database()).isEqualTo(Reach.DOWN);

        stored.isAway = false;
        now = now.plus(Duration.ofSeconds(5));
        status.wentRound(OptionalLong.of(0));

        assertThat(status.status().database()).isEqualTo(Reach.UP);
    }

    @Test
    void kafkaIsDownUntilThereAreOffsetsToRead() {
        LoopStatus status = status();
        status.wentRound(OptionalLong.empty());
        assertThat(status.status().kafka()).isEqualTo(Reach.DOWN);

        status.wentRound(OptionalLong.of(0));

        assertThat(status.status().kafka()).isEqualTo(Reach.UP);
    }

    private LoopStatus status() {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new LoopStatus(clock, stored, new LoopStatus.Models(List.of(), WATCHED::equals));
    }

    private static KnownElement known(long id, ElementKey key, int run, int ls, Instant at) {
        return new KnownElement(new ElementRef(id, key), run, ls, at, Optional.empty());
    }

    private static Verdict verdict(ElementKey element, int ls) {
        return new Verdict(
                new RecordId(element, 1, ls), new Outcome.NotScored(NotScoredReason.EMPTY, ""), Optional.empty());
    }

    private static final class Stored implements Counts {
        private final List<KnownElement> elements = new ArrayList<>();
        private Tally tally = new Tally(0, 0, 0, Map.of());
        private boolean isAway;

        @Override
        public Tally tally() {
            if (isAway) {
                throw new RetryableException("no answer", new IOException("gone"));
            }
            return tally;
        }

        @Override
        public List<KnownElement> elements() {
            return elements;
        }
    }
}
