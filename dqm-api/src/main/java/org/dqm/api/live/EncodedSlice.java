package org.dqm.api.live;

import java.util.List;

/**
 * What happened in (from, to], already as JSON.
 *
 * @param items every alarm touched, once, in the order of its last change
 * @param announcements in order, none merged
 */
record EncodedSlice(long from, long to, List<EncodedItem> items, List<EncodedItem> announcements) {
    EncodedSlice {
        items = List.copyOf(items);
        announcements = List.copyOf(announcements);
    }
}
