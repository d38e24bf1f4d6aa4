package org.dqm.api.live;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.FeedSlice;
import org.dqm.alarm.journal.FeedSnapshot;
import org.dqm.api.view.AlarmViews;

/** Reads the feed from the database. */
@Singleton
record JournalFeed(AlarmQueries queries, AlarmViews views) implements FeedSource {
    @Override
    public UUID epoch() {
        return queries.epoch();
    }

    @Override
    public FeedSlice slice(long from, int limit) {
        return queries.slice(from, limit);
    }

    @Override
    public FeedSnapshot snapshot() {
        return queries.snapshot();
    }

    @Override
    public List<Flood> floods(Instant now) {
        return queries.floods(now);
    }
}
