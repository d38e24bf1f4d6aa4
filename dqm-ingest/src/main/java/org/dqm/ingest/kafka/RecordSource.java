package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records of one topic, in order within each partition. Positions come from outside, through
 * {@link PartitionListener}: what the source reports to Kafka is never read back.
 *
 * <p>Belongs to one thread, except {@link #wakeUp} and {@link #lag}.
 */
public interface RecordSource extends AutoCloseable {
    /** The records that are there, at the latest after {@code timeout}; none when woken up. */
    List<ReceivedRecord> poll(Duration timeout);

    /** The partitions held at the moment. */
    Set<Integer> partitions();

    /** The next {@link #poll} reads {@code partition}, which is held, from {@code offset} on. */
    void seek(int partition, long offset);

    /** Tells Kafka how far the records were dealt with, for lag tools only; by partition the next offset. */
    void report(Map<Integer, Long> nextOffsets);

    /** Number of records in the held partitions that were not polled yet, as of the last poll. */
    long lag();

    /** Whether a broker answers, as far as this source knows. */
    boolean isConnected();

    /** Makes the running or the next {@link #poll} return at once. */
    void wakeUp();

    /** Releases all partitions, so that other replicas take over without waiting. */
    @Override
    void close();
}
