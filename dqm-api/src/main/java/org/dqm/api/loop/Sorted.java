package org.dqm.api.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.domain.RecordId;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.RejectReason;
import org.dqm.ingest.kafka.ReceivedRecord;

/**
 * The records of one batch, sorted into those to score, duplicates and those to refuse. Of one identity the first
 * wins; an equal second is a duplicate, a different one is in conflict.
 */
record Sorted(List<Work> toScore, List<ReceivedRecord> duplicates, List<Refused> refused) {
    Sorted {
        toScore = List.copyOf(toScore);
        duplicates = List.copyOf(duplicates);
        refused = List.copyOf(refused);
    }

    /** A record and why it is refused. */
    record Refused(ReceivedRecord received, Decoded.Rejected why) {}

    /**
     * Sorts {@code decoded}.
     *
     * @param known records that are stored already, by identity
     */
    static Sorted of(List<DecodedRecord> decoded, Map<RecordId, ContentHash> known) {
        Map<RecordId, ContentHash> seen = new HashMap<>(known);
        List<Work> toScore = new ArrayList<>();
        List<ReceivedRecord> duplicates = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (DecodedRecord record : decoded) {
            if (record.decoded() instanceof Decoded.Rejected why) {
                refused.add(new Refused(record.received(), why));
            } else if (record.decoded() instanceof Decoded.Accepted accepted) {
                Work work = new Work(record.received(), accepted.histogram());
                ContentHash first = seen.putIfAbsent(work.id(), work.content());
                if (first == null) {
                    toScore.add(work);
                } else if (first.equals(work.content())) {
                    duplicates.add(record.received());
                } else {
                    refused.add(new Refused(record.received(), conflict(work.id())));
                }
            }
        }
        return new Sorted(toScore, duplicates, refused);
    }

    private static Decoded.Rejected conflict(RecordId id) {
        return new Decoded.Rejected(
                RejectReason.CONFLICT, "value", "a different record of " + id + " came first; the first one counts");
    }
}
