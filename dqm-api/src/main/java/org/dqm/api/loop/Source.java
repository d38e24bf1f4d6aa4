package org.dqm.api.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.ingest.kafka.ReceivedRecord;

/** The topic of histograms, as far as this instance shares in it. For one thread. */
public interface Source extends AutoCloseable {
    /**
     * What one poll brought.
     *
     * @param lost partitions that are no longer ours
     * @param gained partitions that are ours from now on; nothing of them counts before {@link #seek}
     * @param records in the order of their offsets within a partition
     */
    record Poll(Set<Integer> lost, Set<Integer> gained, List<ReceivedRecord> records) {
        public Poll {
            lost = Set.copyOf(lost);
            gained = Set.copyOf(gained);
            records = List.copyOf(records);
        }
    }

    /** Waits up to {@code timeout} for records. */
    Poll poll(Duration timeout);

    /** The next poll reads {@code partition} from {@code offset} on. */
    void seek(int partition, long offset);

    /** Tells Kafka's lag tools how far the database is; a failure changes nothing. */
    void committed(Map<Integer, Long> nextOffsets);

    /** Leaves the group and joins again: every partition is lost, some are gained. */
    void rejoin();

    /** Records that are still to be read, empty while unknown. */
    OptionalLong lag();

    @Override
    void close();
}
