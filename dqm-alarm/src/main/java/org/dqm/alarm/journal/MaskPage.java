package org.dqm.alarm.journal;

import java.util.List;
import java.util.OptionalLong;
import org.dqm.alarm.mask.Mask;

/**
 * One page of masks, newest first.
 *
 * @param next id before which the next page begins; empty on the last one
 */
public record MaskPage(List<Mask> items, OptionalLong next) {
    public MaskPage {
        items = List.copyOf(items);
    }
}
