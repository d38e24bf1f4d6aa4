package org.dqm.alarm.journal;

import org.dqm.domain.RecordId;

/** What became of a batch. */
public sealed interface CommitResult {
    /**
     * All of it is durable.
     *
     * @param seq the feed's newest seq
     * @param transitions number of transitions that this batch added
     */
    record Committed(long seq, int transitions) implements CommitResult {}

    /**
     * Nothing was stored: another instance has moved the partition on. Give it up, rejoin, read
     * {@link Journal#nextOffsets}.
     */
    record OffsetsMoved(int partition, long expected, long found) implements CommitResult {}

    /**
     * Nothing was stored: somebody has changed the masks since {@link Journal#masks} was asked. Ask again and score all
     * of it anew.
     */
    record MasksMoved(long used, long found) implements CommitResult {}

    /**
     * Nothing was stored: another partition has brought a record of this identity since {@link Journal#known} was
     * asked. Ask again and commit what is left.
     */
    record AlreadyRecorded(RecordId id) implements CommitResult {}
}
