package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;

/** Feeds one partition of a journal, a batch at a time. */
final class JournalStory {
    static final SourceTopic TOPIC = new SourceTopic("dqm.occupancy", "cluster-1", "topic-1");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T02:00:00Z"), ZoneOffset.UTC);
    static final int PARTITION = 3;

    private final Database database;
    private Journal journal;
    private long offset;
    private int ls = 100;

    JournalStory(Database database) {
        this(database, 0);
    }

    JournalStory(Database database, long offset) {
        this.database = database;
        this.offset = offset;
        this.journal = open(database);
    }

    static Journal open(Database database) {
        return Journal.open(database, TOPIC, Verdicts.AUDIBLE, CLOCK);
    }

    Journal journal() {
        return journal;
    }

    long offset() {
        return offset;
    }

    /** As after a restart of the service. */
    JournalStory restart() {
        journal = open(database);
        return this;
    }

    /** The next lumisection shows these regions; committed in a batch of its own. */
    JournalStory sees(Region... regions) {
        return commit(Verdicts.scored(Verdicts.id(1, ++ls), regions));
    }

    JournalStory commit(Verdict... verdicts) {
        assertThat(journal.commit(batch(verdicts))).isInstanceOf(CommitResult.Committed.class);
        offset += verdicts.length;
        return this;
    }

    /** The batch that these verdicts would make next. */
    Batch batch(Verdict... verdicts) {
        List<Entry> entries = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            long at = offset + entries.size();
            entries.add(new Entry(
                    PARTITION, at, verdict, new ContentHash(verdict.id().hashCode())));
        }
        return new Batch(
                List.of(new PartitionProgress(PARTITION, offset, offset + verdicts.length, 0, 0)),
                journal.masks().edition(),
                entries);
    }
}
