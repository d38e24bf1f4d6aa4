package org.dqm.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.KnownRun;
import org.dqm.alarm.journal.Tally;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.api.loop.Counts;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.RecordId;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private static final Instant NOW = Instant.parse("2026-05-01T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final AtomicLong uptime = new AtomicLong();
    private final Watcher watcher = new Watcher(
            WatcherTest::status,
            new Arrivals(counts(), () -> id -> false, CLOCK),
            CLOCK,
            () -> Duration.ofSeconds(uptime.get()));

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

    @Test
    void elementThatNeverSendsInARunThatNamesItsDetectorIsMissed() {
        List<KnownElement> elements = List.of(
                known(1, new ElementKey("", "Hcal/a"), 9),
                before(2, "Hcal/b", Duration.ofHours(1)),
                before(3, "Hcal/gone", Duration.ofHours(25)),
                before(4, "Ecal/c", Duration.ofHours(1)));

        assertThat(missed(elements, Optional.of(List.of("hcal"))))
                .containsExactly("no data from 1 of 2 elements of Hcal up to LS 9 of run 7: Hcal/b (nothing yet)");
        assertThat(missed(elements, Optional.of(List.of("hcal", "ecal"))))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("Ecal/c (nothing yet)"));
        assertThat(missed(elements, Optional.empty())).isEmpty();
    }

    @Test
    void elementOfADetectorThatTheRunLeavesOutIsNotMissed() {
        List<KnownElement> elements =
                List.of(known(1, new ElementKey("", "Hcal/a"), 9), known(2, new ElementKey("", "Ecal/b"), 2));

        assertThat(missed(elements, Optional.empty())).hasSize(1);
        assertThat(missed(elements, Optional.of(List.of("hcal")))).isEmpty();
    }

    @Test
    void elementThatNeedNotSendIsMissedOnlyAfterThreeLumisectionsThatItShouldHaveSent() {
        List<KnownElement> elements = List.of(
                known(1, new ElementKey("", "Hcal/a"), 9),
                known(2, new ElementKey("", "Ecal/b"), 2),
                before(3, "Ecal/c", Duration.ofHours(1)));
        Optional<List<String>> both = Optional.of(List.of("hcal", "ecal"));

        assertThat(missed(elements, both, ecal(id -> true))).isEmpty();
        assertThat(missed(elements, both, ecal(id -> id.ls() == 7))).isEmpty();
        assertThat(missed(elements, both, ecal(id -> id.ls() <= 6 || id.run() != 7)))
                .hasSize(1);
    }

    private static Predicate<RecordId> ecal(Predicate<RecordId> excused) {
        return excused.and(id -> id.element().subsystem().equals("Ecal"));
    }

    /** What is said of data that do not come. */
    private List<String> missed(List<KnownElement> elements, Optional<List<String>> detectors) {
        return missed(elements, detectors, id -> false);
    }

    private List<String> missed(
            List<KnownElement> elements, Optional<List<String>> detectors, Predicate<RecordId> excused) {
        Watcher looking = new Watcher(
                WatcherTest::status,
                new Arrivals(counts(elements, detectors), () -> excused, CLOCK),
                CLOCK,
                () -> Duration.ofSeconds(uptime.get()));
        looking.isMoreLeft();
        uptime.addAndGet(10);
        looking.isMoreLeft();
        return looking.faults().stream()
                .filter(fault -> fault.kind() == PipelineFault.Kind.NO_DATA)
                .map(PipelineFault::text)
                .toList();
    }

    private static KnownElement before(long id, String me, Duration ago) {
        return new KnownElement(new ElementRef(id, new ElementKey("", me)), 6, 40, NOW.minus(ago), Optional.empty());
    }

    private static Counts counts() {
        return counts(
                List.of(known(1, new ElementKey("", "Hcal/a"), 9), known(2, new ElementKey("ZeroBias", "Hcal/b"), 2)),
                Optional.empty());
    }

    private static Counts counts(List<KnownElement> elements, Optional<List<String>> detectors) {
        return new Counts() {
            @Override
            public Optional<KnownRun> run(int run) {
                return Optional.of(new KnownRun(
                        run,
                        Optional.empty(),
                        OptionalInt.empty(),
                        detectors,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }

            @Override
            public Tally tally() {
                return new Tally(0, 0, 0, Map.of());
            }

            @Override
            public List<KnownElement> elements() {
                return elements;
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
