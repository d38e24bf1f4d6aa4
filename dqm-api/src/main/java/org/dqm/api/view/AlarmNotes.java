package org.dqm.api.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Comment;
import org.dqm.alarm.label.TrackRecord;

/**
 * What is known of alarms besides their state.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the journal is away.
 */
public interface AlarmNotes {
    /** So many comments are shown with an alarm; the whole thread is a resource of its own. */
    int NEWEST = 20;

    /** How often the check of each of these elements was right; one without alarms is left out. */
    Map<Long, TrackRecord> trackRecords(Collection<Long> elementIds);

    /** The newest comments of each of these alarms, oldest first; an alarm without any is left out. */
    Map<Long, List<Comment>> comments(Collection<Long> alarmIds);

    static AlarmNotes of(AlarmQueries queries) {
        return new AlarmNotes() {
            @Override
            public Map<Long, TrackRecord> trackRecords(Collection<Long> elementIds) {
                return queries.trackRecords(elementIds);
            }

            @Override
            public Map<Long, List<Comment>> comments(Collection<Long> alarmIds) {
                return queries.comments(alarmIds, NEWEST);
            }
        };
    }
}
