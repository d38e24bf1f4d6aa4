package org.dqm.alarm.journal;

import java.util.Optional;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;

/**
 * Where in the topic one scored record of an element's evidence window is.
 *
 * @param conditions what was joined to it when it was scored; empty where nothing was
 */
public record WindowRecord(RecordId id, int partition, long offset, Optional<Conditions> conditions) {
    /** One to which nothing was joined. */
    public WindowRecord(RecordId id, int partition, long offset) {
        this(id, partition, offset, Optional.empty());
    }
}
