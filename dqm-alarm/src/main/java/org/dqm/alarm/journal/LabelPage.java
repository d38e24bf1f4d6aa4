package org.dqm.alarm.journal;

import java.util.List;
import java.util.OptionalLong;
import org.dqm.alarm.label.Label;

/**
 * One page of labels, newest first.
 *
 * @param next id before which the next page begins; empty on the last one
 */
public record LabelPage(List<Label> items, OptionalLong next) {
    public LabelPage {
        items = List.copyOf(items);
    }
}
