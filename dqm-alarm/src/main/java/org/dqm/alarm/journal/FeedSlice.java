package org.dqm.alarm.journal;

import java.util.List;
import org.dqm.alarm.Transition;

/**
 * What happened in (from, to].
 *
 * @param items every alarm touched that is shown, once, in the order of its last change
 * @param announcements every change of an audible alarm that calls a person, in order, none merged
 * @param floodCalls the calls about floods, in order, each in place of many
 */
public record FeedSlice(
        long from, long to, List<FeedItem> items, List<Transition> announcements, List<FloodCall> floodCalls) {
    public FeedSlice {
        items = List.copyOf(items);
        announcements = List.copyOf(announcements);
        floodCalls = List.copyOf(floodCalls);
    }

    public boolean isEmpty() {
        return from == to;
    }
}
