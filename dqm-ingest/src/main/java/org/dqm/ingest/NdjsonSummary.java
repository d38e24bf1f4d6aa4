package org.dqm.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was read so far.
 *
 * @param accepted number of records that decoded
 * @param rejected number of refused lines by reason; reasons that did not occur are absent
 */
public record NdjsonSummary(long accepted, Map<RejectReason, Long> rejected) {
    /** Nothing read. */
    public static final NdjsonSummary NONE = new NdjsonSummary(0, Map.of());

    public NdjsonSummary {
        rejected = Map.copyOf(rejected);
    }

    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both together, for several files. */
    public NdjsonSummary plus(NdjsonSummary other) {
        Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
        sum.putAll(rejected);
        other.rejected.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new NdjsonSummary(accepted + other.accepted, sum);
    }

    NdjsonSummary plus(Decoded decoded) {
        if (decoded instanceof Decoded.Rejected refused) {
            return plus(new NdjsonSummary(0, Map.of(refused.reason(), 1L)));
        }
        return new NdjsonSummary(accepted + 1, rejected);
    }

    /** One line for a person: {@code 10 records, 2 rejected (TRUNCATED 1, WRONG_LENGTH 1)}. */
    @Override
    public String toString() {
        String reasons = rejected.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return accepted + " records, " + rejectedTotal() + " rejected"
                + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }
}
