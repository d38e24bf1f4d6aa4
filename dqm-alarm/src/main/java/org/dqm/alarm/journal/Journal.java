package org.dqm.alarm.journal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/**
 * The write side of the pipeline: each batch is one transaction with its verdicts, alarms, transitions and next
 * offsets, so a crash at any point loses nothing and doubles nothing.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Journal {
    private Journal() {}

    /**
     * A journal of {@code topic}.
     *
     * @throws org.dqm.domain.FatalException if the database holds the offsets of another cluster or topic
     */
    public static Journal open(Database database, SourceTopic topic, Thresholds thresholds, Clock clock) {
        throw new UnsupportedOperationException("not yet: " + database.isUp() + topic + thresholds + clock);
    }

    /** The offset to read next, for each of {@code partitions}; 0 for one never read. */
    public Map<Integer, Long> nextOffsets(Set<Integer> partitions) {
        throw new UnsupportedOperationException("not yet: " + partitions);
    }

    /** Those of {@code ids} that are stored, with what they held. */
    public Map<RecordId, ContentHash> known(Collection<RecordId> ids) {
        throw new UnsupportedOperationException("not yet: " + ids);
    }

    /** Stores a batch, whole or not at all; only this moves alarms. */
    public CommitResult commit(Batch batch) {
        throw new UnsupportedOperationException("not yet: " + batch);
    }

    /**
     * The last {@code length} scored records of every element in {@code partitions}, oldest first, to rebuild the
     * evidence windows from.
     */
    public Map<ElementKey, List<WindowRecord>> windows(Set<Integer> partitions, int length) {
        throw new UnsupportedOperationException("not yet: " + partitions + length);
    }
}
