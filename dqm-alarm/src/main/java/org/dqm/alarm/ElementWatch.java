package org.dqm.alarm;

import java.util.List;
import java.util.Optional;

/**
 * All that the policy needs to know of an element.
 *
 * @param progress empty before the first scored lumisection
 * @param alarms those followed, by rising id
 */
public record ElementWatch(ElementRef element, Optional<Progress> progress, List<TrackedAlarm> alarms) {
    public ElementWatch {
        alarms = List.copyOf(alarms);
    }
}
