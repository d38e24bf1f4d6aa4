package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;
import static org.dqm.alarm.Verdicts.id;
import static org.dqm.alarm.Verdicts.notScored;
import static org.dqm.alarm.Verdicts.scored;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Check;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.ElementKey;
import org.dqm.domain.FatalException;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class JournalIT {
    private static final Region DEAD = dead(8, block(30, 11, 5, 5));

    @Test
    void batchIsStoredWithItsNextOffset(Database database) {
        JournalStory story = new JournalStory(database);

        story.commit(scored(id(1, 1)), notScored(id(1, 2), NotScoredReason.NO_MODEL), scored(id(1, 3), DEAD));

        AlarmQueries queries = new AlarmQueries(database);
        assertThat(story.journal().nextOffsets(Set.of(3, 4))).containsExactlyInAnyOrderEntriesOf(Map.of(3, 3L, 4, 0L));
        assertThat(queries.tally()).isEqualTo(new Tally(2, 0, 0, Map.of(NotScoredReason.NO_MODEL, 1L)));
        assertThat(queries.snapshot().items())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.title()).isEqualTo("dead region, 25 bins at x 30–34, y 11–15"));
    }

    @Test
    void redeliveredBatchRaisesNothing(Database database) {
        JournalStory story = new JournalStory(database);
        Batch batch = story.batch(scored(id(1, 1), DEAD));
        story.commit(scored(id(1, 1), DEAD));

        CommitResult again = story.journal().commit(batch);

        assertThat(again).isEqualTo(new CommitResult.OffsetsMoved(3, 0, 1));
        assertThat(new AlarmQueries(database).snapshot().items()).hasSize(1);
        assertThat(new AlarmQueries(database).seq()).isEqualTo(1);
        assertThat(new AlarmQueries(database).tally().scored()).isEqualTo(1);
    }

    @Test
    void lostPartitionRollsBackTheWholeBatch(Database database) {
        JournalStory story = new JournalStory(database).commit(scored(id(1, 1)));
        Entry ofLost = new Entry(3, 7, scored(id(1, 2), DEAD), new ContentHash(1));
        Entry ofOwned = new Entry(0, 0, scored(other(1, 2), DEAD), new ContentHash(1));
        List<PartitionProgress> progress =
                List.of(new PartitionProgress(0, 0, 1, 4, 5), new PartitionProgress(3, 7, 8, 0, 0));

        CommitResult result = story.journal().commit(new Batch(progress, List.of(ofLost, ofOwned)));

        assertThat(result).isEqualTo(new CommitResult.OffsetsMoved(3, 7, 1));
        assertThat(story.journal().nextOffsets(Set.of(0, 3))).containsExactlyInAnyOrderEntriesOf(Map.of(0, 0L, 3, 1L));
        assertThat(new AlarmQueries(database).tally()).isEqualTo(new Tally(1, 0, 0, Map.of()));
        assertThat(new AlarmQueries(database).seq()).isZero();
    }

    @Test
    void recordThatAnotherPartitionBroughtIsNotStoredTwice(Database database) {
        JournalStory story = new JournalStory(database).commit(scored(id(1, 1), DEAD));
        Entry same = new Entry(5, 0, scored(id(1, 1), DEAD), new ContentHash(1));
        Entry fresh = new Entry(5, 1, scored(id(1, 2), DEAD), new ContentHash(1));

        CommitResult result =
                story.journal().commit(new Batch(List.of(new PartitionProgress(5, 0, 2, 0, 0)), List.of(same, fresh)));

        assertThat(result).isEqualTo(new CommitResult.AlreadyRecorded(id(1, 1)));
        assertThat(new AlarmQueries(database).seq()).isEqualTo(1);
        assertThat(story.journal().nextOffsets(Set.of(5))).containsEntry(5, 0L);
    }

    @Test
    void seqHasNoGapsAfterRollbacks(Database database) {
        JournalStory story = new JournalStory(database);
        for (int ls = 1; ls <= 10; ls++) {
            story.journal()
                    .commit(new Batch(
                            List.of(new PartitionProgress(3, 99, 100, 0, 0)),
                            List.of(new Entry(3, 99, scored(id(1, ls), DEAD), new ContentHash(1)))));
            story.commit(scored(id(1, ls), DEAD, hot(9, block(1, ls * 3, 1, 1))));
        }

        List<Long> seqs = new AlarmQueries(database)
                        .list(
                                new AlarmFilter(
                                        AlarmFilter.State.ALL,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                1000,
                                Optional.empty())
                        .items()
                        .stream()
                        .flatMap(alarm -> allTransitions(database, alarm).stream())
                        .map(Transition::seq)
                        .sorted()
                        .toList();

        assertThat(seqs).doesNotHaveDuplicates();
        assertThat(seqs.get(seqs.size() - 1)).isEqualTo(new AlarmQueries(database).seq());
        assertThat(new AlarmQueries(database).seq()).isEqualTo(seqCount(database));
    }

    @Test
    void knownRecordsAreToldWithTheirContent(Database database) {
        ElementKey odd = new ElementKey("ZeroBias\\\"'", "Ecal/é\t\\N/𝄞/" + "long".repeat(240));
        RecordId stored = new RecordId(odd, 1, 1);
        JournalStory story = new JournalStory(database);
        story.commit(scored(stored), notScored(id(1, 1), NotScoredReason.EMPTY));

        Map<RecordId, ContentHash> known =
                story.journal().known(List.of(stored, id(1, 1), id(1, 2), new RecordId(odd, 2, 1), other(1, 1)));

        assertThat(known)
                .containsOnly(
                        Map.entry(stored, new ContentHash(stored.hashCode())),
                        Map.entry(id(1, 1), new ContentHash(id(1, 1).hashCode())));
    }

    @Test
    void windowsAreTheLastScoredRecordsOldestFirst(Database database) {
        JournalStory story = new JournalStory(database);
        story.commit(
                scored(id(1, 1)),
                scored(id(1, 2)),
                notScored(id(1, 3), NotScoredReason.EMPTY),
                scored(other(1, 3)),
                scored(id(1, 4)));

        Map<ElementKey, List<WindowRecord>> windows = story.journal().windows(Set.of(JournalStory.PARTITION), 2);

        assertThat(windows)
                .containsOnly(
                        Map.entry(
                                Verdicts.ELEMENT,
                                List.of(new WindowRecord(id(1, 2), 3, 1), new WindowRecord(id(1, 4), 3, 4))),
                        Map.entry(other(1, 3).element(), List.of(new WindowRecord(other(1, 3), 3, 3))));
        assertThat(story.journal().windows(Set.of(0), 2)).isEmpty();
    }

    @Test
    void offsetsOfAnotherTopicStopTheStart(Database database) {
        new JournalStory(database).commit(scored(id(1, 1)));
        SourceTopic madeAnew = new SourceTopic("dqm.occupancy", "cluster-1", "topic-2");

        assertThatThrownBy(() -> Journal.open(database, madeAnew, Check.DEFAULT, JournalStory.CLOCK))
                .isInstanceOf(FatalException.class)
                .hasMessageContaining("topic id topic-1, cluster cluster-1")
                .hasMessageContaining("topic id topic-2")
                .hasMessageContaining("UPDATE source_topic SET retired_at");
    }

    @Test
    void sameTopicGoesOnWhereItWas(Database database) {
        JournalStory story = new JournalStory(database).commit(scored(id(1, 1)));

        assertThat(story.restart().journal().nextOffsets(Set.of(3))).containsEntry(3, 1L);
    }

    @Test
    void duplicatesAndRejectsAreCountedWithTheOffset(Database database) {
        Journal journal = JournalStory.open(database);

        journal.commit(new Batch(List.of(new PartitionProgress(0, 0, 5, 3, 2)), List.of()));
        journal.commit(new Batch(List.of(new PartitionProgress(0, 5, 6, 1, 0)), List.of()));

        assertThat(new AlarmQueries(database).tally()).isEqualTo(new Tally(0, 4, 2, Map.of()));
        assertThat(new AlarmQueries(database).tally().decoded()).isEqualTo(4);
    }

    private static List<Transition> allTransitions(Database database, Alarm alarm) {
        return new AlarmQueries(database).transitions(alarm.id());
    }

    private static long seqCount(Database database) {
        return database.read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM transition")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static RecordId other(int run, int ls) {
        return new RecordId(new ElementKey("", "Pixel/occ_L1"), run, ls);
    }
}
