package org.dqm.api.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one client has yet to be told: the latest state of each alarm, and every announcement in order.
 *
 * <p>Bounded by its owner, who asks {@link #isFull} and starts anew. Not safe for several threads.
 */
final class ClientQueue {
    /** A client with more than this to be told is given a snapshot instead. */
    static final int MAX_DIRTY = 2_000;

    // In the order of their last change: an alarm that changes again moves to the end.
    private final Map<Long, EncodedItem> dirty = new LinkedHashMap<>();
    private final Deque<EncodedItem> announcements = new ArrayDeque<>();
    private final FeedFilter filter;
    private long sent;
    private long known;

    /** A queue of a client that knows everything up to {@code to}. */
    ClientQueue(long to, FeedFilter filter) {
        this.sent = to;
        this.known = to;
        this.filter = filter;
    }

    /** Takes in what happened; what the client knows already is left out. */
    void offer(EncodedSlice slice) {
        for (EncodedItem item : slice.items()) {
            if (item.seq() > known && filter.passes(item.alarm())) {
                dirty.remove(item.alarm().id());
                dirty.put(item.alarm().id(), item);
            }
        }
        for (EncodedItem item : slice.announcements()) {
            if (item.seq() > known && filter.passes(item.alarm())) {
                announcements.add(item);
            }
        }
        known = Math.max(known, slice.to());
    }

    boolean isBehind() {
        return known > sent;
    }

    boolean isFull() {
        return dirty.size() > MAX_DIRTY || announcements.size() > MAX_DIRTY;
    }

    /** Everything up to here was handed out by {@link #next}. */
    long sent() {
        return sent;
    }

    /** Takes out what fits one frame; only if {@link #isBehind}. */
    EncodedSlice next(int maxChars) {
        List<EncodedItem> items = new ArrayList<>();
        List<EncodedItem> calls = new ArrayList<>();
        var waiting = new ArrayDeque<>(dirty.values());
        int chars = 0;
        long last = sent;
        while (!waiting.isEmpty() || !announcements.isEmpty()) {
            boolean call = waiting.isEmpty()
                    || (!announcements.isEmpty()
                            && announcements.getFirst().seq()
                                    <= waiting.getFirst().seq());
            EncodedItem item = call ? announcements.getFirst() : waiting.getFirst();
            if (chars > 0 && chars + item.json().length() > maxChars && item.seq() > last) {
                return taken(new EncodedSlice(sent, last, items, calls));
            }
            chars += item.json().length();
            last = item.seq();
            if (call) {
                calls.add(announcements.removeFirst());
            } else {
                items.add(waiting.removeFirst());
                dirty.remove(item.alarm().id());
            }
        }
        return taken(new EncodedSlice(sent, known, items, calls));
    }

    private EncodedSlice taken(EncodedSlice slice) {
        sent = slice.to();
        return slice;
    }
}
