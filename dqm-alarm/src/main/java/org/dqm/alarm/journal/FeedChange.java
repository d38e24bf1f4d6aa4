package org.dqm.alarm.journal;

import org.dqm.alarm.Alarm;
import org.dqm.alarm.Stage;
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

    /** Whether anybody but those who ask for it is to see the alarm. */
    public boolean isShown() {
        return alarm.annunciation().stage() != Stage.SHADOW;
    }
}
