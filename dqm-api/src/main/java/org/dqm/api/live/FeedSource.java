package org.dqm.api.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.journal.FeedSlice;
import org.dqm.alarm.journal.FeedSnapshot;
import org.dqm.api.view.AlarmViews;

/**
 * Where the live feed reads from: the journal.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while it is away.
 */
interface FeedSource {
    /** Names the numbering: a database made anew has another. */
    UUID epoch();

    /** What happened after {@code from}, at most {@code limit} seqs of it. */
    FeedSlice slice(long from, int limit);

    /** All open alarms and the seq that they are a picture of. */
    FeedSnapshot snapshot();

    /** The floods of alarms as of {@code now}. */
    List<Flood> floods(Instant now);

    /** What alarms look like to clients. */
    AlarmViews views();
}
