package org.dqm.alarm;

import java.util.List;

/**
 * What a verdict does to an element.
 *
 * @param after what the next decision starts from
 * @param changes at most one per alarm, by rising id
 */
public record Decision(ElementWatch after, List<Change> changes) {
    public Decision {
        changes = List.copyOf(changes);
    }
}
