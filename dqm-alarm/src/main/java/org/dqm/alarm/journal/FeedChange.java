package org.dqm.alarm.journal;

import org.dqm.alarm.Alarm;
import org.dqm.alarm.Transition;

/**
 * One change of an alarm, and the alarm as it is now.
 *
 * @param alarm at least as new as the change: other changes may have followed
 */
public record FeedChange(Transition transition, Alarm alarm) {
    public long seq() {
        return transition.seq();
    }
}
