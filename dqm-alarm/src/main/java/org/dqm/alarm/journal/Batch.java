package org.dqm.alarm.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dqm.domain.RecordId;

/**
 * What one poll brought: committed whole or not at all.
 *
 * @param progress at most one per partition
 * @param maskEdition of the masks by which they were scored
 * @param entries the records that were scored or got a reason why not, in the order they were read; no duplicates
 */
public record Batch(List<PartitionProgress> progress, long maskEdition, List<Entry> entries) {
    /** One that was scored before there were masks. */
    public Batch(List<PartitionProgress> progress, List<Entry> entries) {
        this(progress, 0, entries);
    }

    public Batch {
        progress = List.copyOf(progress);
        entries = List.copyOf(entries);
        Set<Integer> partitions = new HashSet<>();
        for (PartitionProgress step : progress) {
            if (!partitions.add(step.partition())) {
                throw new IllegalArgumentException("partition " + step.partition() + " is twice in one batch");
            }
        }
        Set<RecordId> ids = new HashSet<>();
        for (Entry entry : entries) {
            if (!partitions.contains(entry.partition())) {
                throw new IllegalArgumentException(
                        entry.id() + " is of partition " + entry.partition() + ", whose progress is not in the batch");
            }
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException(entry.id() + " is twice in one batch; count it as a duplicate");
            }
        }
    }
}
