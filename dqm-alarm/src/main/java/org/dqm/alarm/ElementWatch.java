package org.dqm.alarm;

import java.util.List;
import java.util.Optional;

/**
 * All that the policy needs to know of an element.
 *
 * @param progress empty before the first scored lumisection
 * @param alarms those followed that the element shows, and those of other elements that a new fault may belong to; by
 *     rising id
 */
public record ElementWatch(ElementRef element, Optional<Progress> progress, List<Alarm> alarms) {
    public ElementWatch {
        alarms = List.copyOf(alarms);
    }
}
