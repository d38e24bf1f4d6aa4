package org.dqm.alarm.journal;

import java.util.Map;
import org.dqm.domain.NotScoredReason;

/** How many records ended how, since the database was made. Reasons that never occurred are absent. */
public record Tally(long scored, long duplicate, long rejected, Map<NotScoredReason, Long> notScored) {
    public Tally {
        notScored = Map.copyOf(notScored);
    }

    /** Records that decoded: scored, not scored or duplicate. */
    public long decoded() {
        return scored
                + duplicate
                + notScored.values().stream().mapToLong(Long::longValue).sum();
    }
}
