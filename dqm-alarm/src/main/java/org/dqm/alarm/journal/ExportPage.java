package org.dqm.alarm.journal;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of the exports, newest first.
 *
 * @param next id before which the next page begins; empty on the last one
 */
public record ExportPage(List<StoredExport> items, OptionalLong next) {
    public ExportPage {
        items = List.copyOf(items);
    }
}
