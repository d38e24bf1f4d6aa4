package org.dqm.api.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.dqm.alarm.journal.Batch;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.alarm.journal.Entry;
import org.dqm.alarm.journal.PartitionProgress;
import org.dqm.alarm.journal.WindowRecord;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} keeps: the journal on PostgreSQL, and the one in memory. */
abstract class LedgerContract {
    private static final ElementKey A = new ElementKey("", "Sub/a");
    private static final ElementKey B = new ElementKey("data", "Sub/b");

    private Ledger ledger;

    final void use(Ledger tested) {
        ledger = tested;
    }

    @Test
    void aPartitionNeverReadBeginsAtZeroAndGoesOnWhereTheLastCommitEnded() {
        assertThat(ledger.nextOffsets(Set.of(3, 4))).isEqualTo(Map.of(3, 0L, 4, 0L));

        commit(new PartitionProgress(3, 0, 7, 0, 0));

        assertThat(ledger.nextOffsets(Set.of(3, 4))).isEqualTo(Map.of(3, 7L, 4, 0L));
    }

    @Test
    void whatIsStoredIsKnownWithItsContentScoredOrNot() {
        Entry scored = entry(A, 1, 0, true);
        Entry notScored = entry(B, 1, 1, false);

        commit(new PartitionProgress(0, 0, 2, 0, 0), scored, notScored);

        assertThat(ledger.known(List.of(scored.id(), notScored.id(), new RecordId(A, 1, 99))))
                .isEqualTo(Map.of(scored.id(), scored.content(), notScored.id(), notScored.content()));
    }

    @Test
    void aBatchThatBeginsElsewhereThanTheLastOneEndedStoresNothing() {
        commit(new PartitionProgress(0, 0, 2, 0, 0));
        Entry entry = entry(A, 1, 2, true);

        CommitResult result = ledger.commit(new Batch(
                List.of(new PartitionProgress(0, 1, 3, 0, 0), new PartitionProgress(1, 0, 1, 0, 0)), List.of(entry)));

        assertThat(result).isEqualTo(new CommitResult.OffsetsMoved(0, 1, 2));
        assertThat(ledger.nextOffsets(Set.of(0, 1))).isEqualTo(Map.of(0, 2L, 1, 0L));
        assertThat(ledger.known(List.of(entry.id()))).isEmpty();
    }

    @Test
    void aBatchScoredByOtherMasksThanThoseInForceStoresNothing() {
        long edition = ledger.masks().edition();
        Entry entry = entry(A, 1, 0, true);

        CommitResult result =
                ledger.commit(new Batch(List.of(new PartitionProgress(0, 0, 1, 0, 0)), edition + 1, List.of(entry)));

        assertThat(result).isEqualTo(new CommitResult.MasksMoved(edition + 1, edition));
        assertThat(ledger.nextOffsets(Set.of(0))).isEqualTo(Map.of(0, 0L));
        assertThat(ledger.known(List.of(entry.id()))).isEmpty();
    }

    @Test
    void anIdentityThatIsStoredIsNotStoredTwice() {
        commit(new PartitionProgress(0, 0, 1, 0, 0), entry(A, 1, 0, true));

        CommitResult result =
                ledger.commit(new Batch(List.of(new PartitionProgress(0, 1, 2, 0, 0)), List.of(entry(A, 1, 1, true))));

        assertThat(result).isEqualTo(new CommitResult.AlreadyRecorded(new RecordId(A, 1, 1)));
        assertThat(ledger.nextOffsets(Set.of(0))).isEqualTo(Map.of(0, 1L));
    }

    @Test
    void windowsAreTheLastScoredRecordsOfEachElementOldestFirst() {
        List<Entry> entries = new ArrayList<>();
        for (int ls = 1; ls <= 6; ls++) {
            // Lumisections may come in any order; that of the offsets counts. The fourth has no score.
            entries.add(entry(A, 7 - ls, ls, ls != 4));
        }
        entries.add(entry(B, 1, 7, true));

        commit(new PartitionProgress(0, 0, 8, 0, 0), entries.toArray(Entry[]::new));

        assertThat(ledger.windows(Set.of(0), 3))
                .isEqualTo(Map.of(
                        A,
                        List.of(
                                new WindowRecord(new RecordId(A, 1, 4), 0, 3),
                                new WindowRecord(new RecordId(A, 1, 2), 0, 5),
                                new WindowRecord(new RecordId(A, 1, 1), 0, 6)),
                        B,
                        List.of(new WindowRecord(new RecordId(B, 1, 1), 0, 7))));
        assertThat(ledger.windows(Set.of(1), 3)).isEmpty();
    }

    @Test
    void windowsTellToTheLastBitWhatWasJoinedToEachRecord() {
        Conditions all = new Conditions(
                Optional.of("STABLE"),
                OptionalDouble.of(55.12345678901234),
                OptionalDouble.of(1e15 / 3),
                OptionalDouble.of(Double.MIN_VALUE),
                Optional.of(false));
        Entry joined = new Entry(0, 0, entry(A, 1, 0, true).verdict(), new ContentHash(1), Optional.of(all));
        Entry unknown =
                new Entry(0, 1, entry(A, 2, 1, true).verdict(), new ContentHash(2), Optional.of(Conditions.UNKNOWN));
        Entry absent = entry(A, 3, 2, true);

        commit(new PartitionProgress(0, 0, 3, 0, 0), joined, unknown, absent);

        assertThat(ledger.windows(Set.of(0), 3).get(A))
                .extracting(WindowRecord::conditions)
                .containsExactly(Optional.of(all), Optional.of(Conditions.UNKNOWN), Optional.empty());
    }

    private void commit(PartitionProgress progress, Entry... entries) {
        assertThat(ledger.commit(new Batch(List.of(progress), List.of(entries))))
                .isInstanceOf(CommitResult.Committed.class);
    }

    private static Entry entry(ElementKey element, int ls, long offset, boolean isScored) {
        Outcome outcome = isScored
                ? new Outcome.Scored(new ModelVersion("m", 1), "fake", 1, 0, 0, 3, 6.1, false, false, List.of())
                : new Outcome.NotScored(NotScoredReason.EMPTY, "no hits");
        Verdict verdict = new Verdict(new RecordId(element, 1, ls), outcome, Optional.empty());
        return new Entry(0, offset, verdict, new ContentHash(1000L + ls));
    }
}
