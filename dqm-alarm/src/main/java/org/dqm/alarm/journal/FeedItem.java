package org.dqm.alarm.journal;

import java.time.Instant;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;

/**
 * The latest state of an alarm in a slice of the feed, with its last change there.
 *
 * @param seq of the last change
 */
public record FeedItem(long seq, Instant ts, Cause cause, Alarm alarm) {}
