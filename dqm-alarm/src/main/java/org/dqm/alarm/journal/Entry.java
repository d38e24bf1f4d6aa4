package org.dqm.alarm.journal;

import java.util.OptionalDouble;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;

/**
 * A verdict and the record it belongs to.
 *
 * @param partition Kafka partition of the record
 * @param offset Kafka offset of the record
 * @param content hash of the decoded record, to tell a duplicate from a conflict later
 */
public record Entry(int partition, long offset, Verdict verdict, ContentHash content) {
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
