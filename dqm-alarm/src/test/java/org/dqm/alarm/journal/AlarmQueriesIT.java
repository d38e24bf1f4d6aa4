package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;
import static org.dqm.alarm.Verdicts.id;
import static org.dqm.alarm.Verdicts.notScored;
import static org.dqm.alarm.Verdicts.scored;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.journal.AlarmFilter.State;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class AlarmQueriesIT {
    private static final Region WARN = hot(4.5, block(10, 40, 1, 1));
    private static final Region ALARM = dead(8, block(30, 11, 5, 5));
    private static final AlarmFilter ALL = new AlarmFilter(
            State.ALL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void emptyDatabaseAnswers(Database database) {
        AlarmQueries queries = new AlarmQueries(database);

        assertThat(queries.snapshot()).isEqualTo(new FeedSnapshot(0, List.of()));
        assertThat(queries.slice(0, 10).isEmpty()).isTrue();
        assertThat(queries.slice(7, 10)).isEqualTo(new FeedSlice(7, 7, List.of(), List.of(), List.of()));
        assertThat(queries.highestRun()).isEmpty();
        assertThat(queries.latest()).isEmpty();
        assertThat(queries.one(1)).isEmpty();
        assertThat(queries.tally()).isEqualTo(new Tally(0, 0, 0, Map.of()));
        assertThat(queries.epoch()).isEqualTo(queries.epoch());
        assertThat(database.isUp()).isTrue();
    }

    @Test
    void openListLeavesOutPendingAndNormal(Database database) {
        JournalStory story = new JournalStory(database).sees(ALARM, WARN);

        assertThat(list(database, AlarmFilter.OPEN))
                .extracting(Alarm::condition)
                .containsExactly(Condition.ACTIVE);
        assertThat(list(database, ALL))
                .extracting(Alarm::condition)
                .containsExactly(Condition.ACTIVE, Condition.PENDING_ON);
        story.sees().sees().sees();
        assertThat(list(database, AlarmFilter.OPEN))
                .extracting(Alarm::acknowledgement)
                .containsExactly(Acknowledgement.RETURNED_UNACKED);
    }

    @Test
    void severeComesFirst(Database database) {
        new JournalStory(database).sees(WARN).sees(WARN).sees(WARN).sees(WARN, ALARM);

        assertThat(list(database, AlarmFilter.OPEN))
                .extracting(Alarm::severity)
                .containsExactly(Severity.ALARM, Severity.WARN);
    }

    @Test
    void filtersRestrict(Database database) {
        new JournalStory(database).sees(WARN).sees(WARN).sees(WARN).sees(WARN, ALARM);

        assertThat(list(database, with(Optional.of(Severity.WARN), Optional.empty(), Optional.empty())))
                .hasSize(1);
        assertThat(list(database, with(Optional.empty(), Optional.of("HcalSim"), Optional.of("DEAD REGION"))))
                .hasSize(1);
        assertThat(list(database, with(Optional.empty(), Optional.empty(), Optional.of("digitask"))))
                .hasSize(2);
        assertThat(list(database, with(Optional.empty(), Optional.empty(), Optional.of("100%_"))))
                .isEmpty();
        assertThat(list(database, with(Optional.empty(), Optional.of("Hcal"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void evidenceOfAnAlarmIsOfALumisectionThatShowsItsOwnFault(Database database) {
        new JournalStory(database).sees(dead(9, block(1, 1, 2, 2))).sees(dead(9, block(40, 40, 2, 2)));

        AlarmQueries queries = new AlarmQueries(database);

        assertThat(queries.evidence(1, OptionalInt.empty()).orElseThrow().id().ls())
                .isEqualTo(101);
        assertThat(queries.evidence(2, OptionalInt.empty()).orElseThrow().id().ls())
                .isEqualTo(102);
    }

    @Test
    void pagesGiveEveryAlarmOnce(Database database) {
        JournalStory story = new JournalStory(database);
        for (int i = 0; i < 3; i++) {
            story.sees(dead(8, block(1, 1 + 6 * i, 1, 1)), dead(9, block(5, 1 + 6 * i, 1, 1)));
        }
        AlarmQueries queries = new AlarmQueries(database);

        List<Long> seen = new ArrayList<>();
        Optional<AlarmCursor> cursor = Optional.empty();
        do {
            AlarmPage page = queries.list(AlarmFilter.OPEN, 2, cursor);
            page.items().forEach(alarm -> seen.add(alarm.id()));
            cursor = page.next().flatMap(next -> AlarmCursor.parse(next.encode()));
        } while (cursor.isPresent());

        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void sliceHasEachTouchedAlarmOnceInItsLatestState(Database database) {
        JournalStory story = new JournalStory(database).sees(ALARM);
        AlarmQueries queries = new AlarmQueries(database);
        long from = queries.seq();
        story.sees(ALARM, hot(9, block(10, 40, 1, 1))).sees(hot(9, block(10, 40, 1, 1)));

        FeedSlice slice = queries.slice(from, 1000);

        assertThat(slice.from()).isEqualTo(from);
        assertThat(slice.to()).isEqualTo(queries.seq());
        assertThat(slice.items())
                .extracting(FeedItem::cause, item -> item.alarm().condition())
                .containsExactly(tuple(Cause.RETURNING, Condition.PENDING_OFF), tuple(Cause.SCORED, Condition.ACTIVE));
        assertThat(slice.announcements()).extracting(Transition::cause).containsExactly(Cause.RAISED);
    }

    @Test
    void slicesJoinWithoutAGap(Database database) {
        JournalStory story = new JournalStory(database);
        for (int i = 0; i < 5; i++) {
            story.sees(ALARM, WARN);
        }
        AlarmQueries queries = new AlarmQueries(database);

        FeedSlice first = queries.slice(0, 3);
        FeedSlice second = queries.slice(first.to(), 3);

        assertThat(first.to()).isEqualTo(3);
        assertThat(second.from()).isEqualTo(3);
        assertThat(second.to()).isEqualTo(6);
    }

    @Test
    void elementsAndRunsAreKnown(Database database) {
        RecordId pixel = new RecordId(new ElementKey("ZeroBias", "Pixel/occ_L1"), 400, 7);
        new JournalStory(database)
                .commit(scored(id(500, 1)), notScored(pixel, NotScoredReason.NO_MODEL))
                .commit(scored(id(399, 2)));
        AlarmQueries queries = new AlarmQueries(database);

        assertThat(queries.highestRun()).hasValue(500);
        assertThat(queries.elementCount()).isEqualTo(2);
        assertThat(queries.elements(0, 10))
                .extracting(KnownElement::element)
                .containsExactlyInAnyOrder(refs(database, Verdicts.ELEMENT), refs(database, pixel.element()));
        assertThat(queries.elements(0, 10))
                .filteredOn(element -> element.element().key().equals(pixel.element()))
                .singleElement()
                .satisfies(element -> {
                    assertThat(element.run()).isEqualTo(400);
                    assertThat(element.notScored()).contains(NotScoredReason.NO_MODEL);
                });
        assertThat(queries.latest()).isPresent();
    }

    private static ElementRef refs(Database database, ElementKey key) {
        return new AlarmQueries(database)
                .elements(0, 10).stream()
                        .map(KnownElement::element)
                        .filter(ref -> ref.key().equals(key))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Alarm> list(Database database, AlarmFilter filter) {
        return new AlarmQueries(database).list(filter, 100, Optional.empty()).items();
    }

    private static AlarmFilter with(Optional<Severity> severity, Optional<String> subsystem, Optional<String> text) {
        return new AlarmFilter(
                State.OPEN, Optional.empty(), Optional.empty(), severity, subsystem, Optional.empty(), text);
    }

    @Test
    void evidenceOfALumisectionIsOfAnElementThatShowsTheAlarmsOwnFaultThen(Database database) {
        Region own = dead(9, block(30, 11, 5, 5));
        Region other = dead(9, block(1, 1, 3, 3));
        JournalStory story = new JournalStory(database);
        story.commit(ofDepth(1, 1, own), ofDepth(2, 1, own));
        story.commit(ofDepth(1, 2, other), ofDepth(2, 2, own));
        story.commit(ofDepth(1, 3, dead(20, block(30, 11, 5, 5))), ofDepth(2, 3, own));

        Evidence evidence =
                new AlarmQueries(database).evidence(1, OptionalInt.of(2)).orElseThrow();

        assertThat(evidence.id().element().me()).endsWith("depth2");
    }

    private static Verdict ofDepth(int depth, int ls, Region... regions) {
        return scored(new RecordId(new ElementKey("", "HcalSim/Occupancy/depth" + depth), 1, ls), regions);
    }
}
