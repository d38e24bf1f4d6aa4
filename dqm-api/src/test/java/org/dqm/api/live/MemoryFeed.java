package org.dqm.api.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.journal.FeedItem;
import org.dqm.alarm.journal.FeedSlice;
import org.dqm.alarm.journal.FeedSnapshot;
import org.dqm.api.view.AlarmViews;
import org.dqm.api.view.Alarms;
import org.dqm.domain.RetryableException;

/** A feed in memory that can be away. */
final class MemoryFeed implements FeedSource {
    private final UUID epoch = new UUID(0, 1);
    private final List<Alarm> changes = new ArrayList<>();
    private List<Flood> floods = List.of();
    private boolean away;
    private boolean broken;
    private int slicesUntilAway;

    synchronized void add(Alarm alarm) {
        changes.add(alarm);
    }

    synchronized void flood(Flood flood) {
        floods = List.of(flood);
    }

    synchronized void goAway() {
        away = true;
    }

    /** From now on reading fails as only a bug can. */
    synchronized void breakDown() {
        broken = true;
    }

    /** Away for one moment, at the slice with this number from now on. */
    synchronized void goAwayAtSlice(int number) {
        slicesUntilAway = number;
    }

    synchronized void comeBack() {
        away = false;
    }

    @Override
    public synchronized UUID epoch() {
        check();
        return epoch;
    }

    @Override
    public synchronized FeedSlice slice(long from, int limit) {
        check();
        slicesUntilAway--;
        if (slicesUntilAway == 0) {
            throw new RetryableException("away, as the test asked for", new IllegalStateException());
        }
        long to = Math.min(from + limit, changes.size());
        List<FeedItem> items = new ArrayList<>();
        for (long seq = from + 1; seq <= to; seq++) {
            items.add(new FeedItem(seq, Alarms.START, Cause.SCORED, changes.get((int) seq - 1)));
        }
        return new FeedSlice(from, to, items, List.of(), List.of());
    }

    @Override
    public synchronized FeedSnapshot snapshot() {
        check();
        return new FeedSnapshot(changes.size(), changes);
    }

    @Override
    public AlarmViews views() {
        return Alarms.views();
    }

    @Override
    public synchronized List<Flood> floods(Instant now) {
        check();
        return floods;
    }

    private void check() {
        if (broken) {
            throw new IllegalStateException("broken, as the test asked for");
        }
        if (away) {
            throw new RetryableException("away, as the test asked for", new IllegalStateException());
        }
    }
}
