package org.dqm.alarm.journal;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;

/**
 * A verdict and the record it belongs to.
 *
 * @param partition Kafka partition of the record
 * @param offset Kafka offset of the record
 * @param content hash of the decoded record, to tell a duplicate from a conflict later
 * @param conditions what was joined to it when it was scored; empty where nothing was
 * @param isAwaited whether conditions are missing and may still come
 */
public record Entry(
        int partition,
        long offset,
        Verdict verdict,
        ContentHash content,
        Optional<Conditions> conditions,
        boolean isAwaited) {
    /** One whose conditions are known, or do not come. */
    public Entry(int partition, long offset, Verdict verdict, ContentHash content, Optional<Conditions> conditions) {
        this(partition, offset, verdict, content, conditions, false);
    }

    /** One to which nothing was joined. */
    public Entry(int partition, long offset, Verdict verdict, ContentHash content) {
        this(partition, offset, verdict, content, Optional.empty());
    }

    public RecordId id() {
        return verdict.id();
    }

    /** Hits of the map; empty if it has no evidence. */
    public OptionalDouble entries() {
        return verdict.evidence().stream()
                .mapToDouble(maps -> maps.input().sum())
                .findFirst();
    }
}
