package org.dqm.alarm;

import java.util.List;

/**
 * What a verdict does to an element.
 *
 * @param after what the next decision starts from
 * @param changes in the order in which they happen; of one alarm two at most, where a lumisection that waited was judged
 *     too
 */
public record Decision(ElementWatch after, List<Change> changes) {
    public Decision {
        changes = List.copyOf(changes);
    }
}
