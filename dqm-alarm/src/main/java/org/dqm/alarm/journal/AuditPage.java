package org.dqm.alarm.journal;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of the audit, newest first.
 *
 * @param next id before which the next page begins; empty on the last one
 */
public record AuditPage(List<AuditEntry> items, OptionalLong next) {
    public AuditPage {
        items = List.copyOf(items);
    }
}
