package org.dqm.alarm.journal;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;

/**
 * One page of a list.
 *
 * @param next where the next page begins; empty on the last one
 * @param seq the feed's seq that the page is a picture of
 */
public record AlarmPage(List<Alarm> items, Optional<AlarmCursor> next, long seq) {
    public AlarmPage {
        items = List.copyOf(items);
    }
}
