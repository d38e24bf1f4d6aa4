package org.dqm.alarm.journal;

import java.util.List;
import java.util.OptionalLong;
import org.dqm.alarm.outofservice.OutOfService;

/**
 * One page of what is or was out of service, newest first.
 *
 * @param next id before which the next page begins; empty on the last one
 */
public record OutOfServicePage(List<OutOfService> items, OptionalLong next) {
    public OutOfServicePage {
        items = List.copyOf(items);
    }
}
