package org.dqm.api.loop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dqm.alarm.journal.Batch;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.alarm.journal.Journal;
import org.dqm.alarm.journal.WindowRecord;
import org.dqm.alarm.mask.Masks;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/**
 * What the loop asks of the {@link Journal}.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public interface Ledger {
    /** The offset to read next, for each of {@code partitions}; 0 for one never read. */
    Map<Integer, Long> nextOffsets(Set<Integer> partitions);

    /** Those of {@code ids} that are stored, with what they held. */
    Map<RecordId, ContentHash> known(Collection<RecordId> ids);

    /** The last {@code length} scored records of every element in {@code partitions}, oldest first. */
    Map<ElementKey, List<WindowRecord>> windows(Set<Integer> partitions, int length);

    /** The masks by which lumisections are scored from now on. */
    Masks masks();

    /** The types of those of {@code runs} whose type somebody has told: some masks hold in runs of some types only. */
    Map<Integer, String> runTypes(Set<Integer> runs);

    /** Stores a batch, whole or not at all; not if the masks are others by now than those of its edition. */
    CommitResult commit(Batch batch);

    /** The real one. */
    static Ledger of(Journal journal) {
        return new Ledger() {
            @Override
            public Map<Integer, Long> nextOffsets(Set<Integer> partitions) {
                return journal.nextOffsets(partitions);
            }

            @Override
            public Map<RecordId, ContentHash> known(Collection<RecordId> ids) {
                return journal.known(ids);
            }

            @Override
            public Map<ElementKey, List<WindowRecord>> windows(Set<Integer> partitions, int length) {
                return journal.windows(partitions, length);
            }

            @Override
            public Masks masks() {
                return journal.masks();
            }

            @Override
            public Map<Integer, String> runTypes(Set<Integer> runs) {
                return journal.runTypes(runs);
            }

            @Override
            public CommitResult commit(Batch batch) {
                return journal.commit(batch);
            }
        };
    }
}
