package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dqm.alarm.retention.RetentionPolicy;

/** What would be tidied away now. */
public record RetentionPreview(RetentionPolicy policy, RetentionPolicy.Limits limits, List<Step> steps) {
    public RetentionPreview {
        steps = List.copyOf(steps);
    }

    /** What happens to the rows. */
    public enum Action {
        COMPRESS,
        DELETE
    }

    /**
     * What would happen to one table.
     *
     * @param rows how many rows
     * @param oldest time of the oldest of them
     * @param kept rows of that age that stay as they are: bad, labelled or of an open alarm
     */
    public record Step(String table, Action action, long rows, Optional<Instant> oldest, long kept) {}

    /** Names this preview: another one has other limits or other rows. */
    public String version() {
        return Integer.toHexString(Objects.hash(limits, steps));
    }
}
