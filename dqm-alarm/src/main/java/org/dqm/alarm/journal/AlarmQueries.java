package org.dqm.alarm.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Transition;

/**
 * The read side: alarms, evidence, live feed and counts. Each answer is one consistent picture.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class AlarmQueries {
    public AlarmQueries(Database database) {}

    /** Alarms in the order severity (ALARM first), since, id. */
    public AlarmPage list(AlarmFilter filter, int limit, Optional<AlarmCursor> after) {
        throw new UnsupportedOperationException("not yet: " + filter + limit + after);
    }

    public Optional<Alarm> one(long alarmId) {
        throw new UnsupportedOperationException("not yet: " + alarmId);
    }

    /** All changes of an alarm, oldest first, without those of cause SCORED. */
    public List<Transition> transitions(long alarmId) {
        throw new UnsupportedOperationException("not yet: " + alarmId);
    }

    /**
     * The evidence stored for an alarm's element.
     *
     * @param ls in the alarm's last run; if empty, the last lumisection in which the fault was seen
     * @return empty if the alarm does not exist or that lumisection was not bad
     */
    public Optional<Evidence> evidence(long alarmId, OptionalInt ls) {
        throw new UnsupportedOperationException("not yet: " + alarmId + ls);
    }

    /** Names this feed's numbering: a database made anew has another. */
    public UUID epoch() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Newest seq; 0 before the first change. */
    public long seq() {
        throw new UnsupportedOperationException("not yet");
    }

    /** What happened after {@code from}, at most {@code limit} seqs of it. */
    public FeedSlice slice(long from, int limit) {
        throw new UnsupportedOperationException("not yet: " + from + limit);
    }

    public FeedSnapshot snapshot() {
        throw new UnsupportedOperationException("not yet");
    }

    public Tally tally() {
        throw new UnsupportedOperationException("not yet");
    }

    /** All elements seen so far, by id; at most {@code limit} with an id above {@code afterId}. */
    public List<KnownElement> elements(long afterId, int limit) {
        throw new UnsupportedOperationException("not yet: " + afterId + limit);
    }

    /** Number of elements seen so far. */
    public long elementCount() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The highest run of any record, scored or not. */
    public OptionalInt highestRun() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The lumisection of the record that was stored last. */
    public Optional<Lumisection> latest() {
        throw new UnsupportedOperationException("not yet");
    }
}
