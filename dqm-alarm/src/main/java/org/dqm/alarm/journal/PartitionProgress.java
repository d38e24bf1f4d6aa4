package org.dqm.alarm.journal;

/**
 * How far a batch brings one partition.
 *
 * @param from the next offset that {@link Journal#nextOffsets} or the last commit gave; the guard compares it
 * @param to offset of the first record that the next batch reads, ≥ {@code from}
 * @param duplicates records equal to one that is stored; they leave no other trace
 * @param rejected records that went to the rejected topic
 */
public record PartitionProgress(int partition, long from, long to, int duplicates, int rejected) {
    public PartitionProgress {
        if (partition < 0 || from < 0 || to < from || duplicates < 0 || rejected < 0) {
            throw new IllegalArgumentException("no progress: partition " + partition + " from " + from + " to " + to);
        }
    }
}
