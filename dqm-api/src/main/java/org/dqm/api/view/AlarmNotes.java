package org.dqm.api.view;

import java.util.Collection;
import java.util.Map;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.label.TrackRecord;

/**
 * What is known of alarms besides their state.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the journal is away.
 */
public interface AlarmNotes {
    /** How often the check of each of these elements was right; one without alarms is left out. */
    Map<Long, TrackRecord> trackRecords(Collection<Long> elementIds);

    static AlarmNotes of(AlarmQueries queries) {
        return queries::trackRecords;
    }
}
