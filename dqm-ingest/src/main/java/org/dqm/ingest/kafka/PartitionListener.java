package org.dqm.ingest.kafka;

import java.util.Map;
import java.util.Set;

/** Told during {@link RecordSource#poll} which partitions come and go; called on the polling thread. */
public interface PartitionListener {
    /**
     * New partitions, in addition to those held already.
     *
     * @return by partition the offset of the first record wanted; where there is none, reading starts at the
     *     oldest record that Kafka still has
     */
    Map<Integer, Long> assigned(Set<Integer> partitions);

    /** Partitions that another replica reads from now on. Nothing of theirs may be written any more. */
    void released(Set<Integer> partitions);
}
