package org.dqm.alarm.journal;

import java.util.List;
import org.dqm.alarm.Alarm;

/** All open alarms, in the order of {@link AlarmQueries#list}, and the seq that they are a picture of. */
public record FeedSnapshot(long seq, List<Alarm> items) {
    public FeedSnapshot {
        items = List.copyOf(items);
    }
}
