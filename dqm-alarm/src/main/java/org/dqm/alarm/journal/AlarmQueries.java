package org.dqm.alarm.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.Transition;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.label.TrackRecord;

/**
 * The read side: alarms, evidence, live feed and counts. Each answer is one consistent picture.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class AlarmQueries {
    private final Database database;
    private final FloodLimits floods;

    /** Queries with the usual limits of a flood. */
    public AlarmQueries(Database database) {
        this(database, FloodLimits.DEFAULT);
    }

    /**
     * Queries.
     *
     * @param floods when many new alarms are a flood
     */
    public AlarmQueries(Database database, FloodLimits floods) {
        this.database = database;
        this.floods = floods;
    }

    /** Alarms in the order severity (ALARM first), since, id. */
    public AlarmPage list(AlarmFilter filter, int limit, Optional<AlarmCursor> after) {
        return database.read(connection -> new AlarmList(connection).page(filter, limit, after));
    }

    public Optional<Alarm> one(long alarmId) {
        return database.read(connection -> new AlarmList(connection).one(alarmId));
    }

    /** All changes of an alarm, oldest first, without those of cause SCORED. */
    public List<Transition> transitions(long alarmId) {
        String sql = "SELECT * FROM transition WHERE alarm_id = ? AND cause <> 'SCORED' ORDER BY seq";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, alarmId);
                return TransitionRows.list(select.executeQuery());
            }
        });
    }

    /**
     * The evidence stored for an alarm's element.
     *
     * @param ls in the alarm's last run; if empty, the last lumisection in which its own fault was seen
     * @return empty if the alarm does not exist or that lumisection was not bad
     */
    public Optional<Evidence> evidence(long alarmId, OptionalInt ls) {
        return database.read(connection -> {
            EvidenceRows rows = new EvidenceRows(connection);
            Optional<Alarm> alarm = new AlarmList(connection).one(alarmId);
            if (alarm.isEmpty()) {
                return Optional.empty();
            }
            return ls.isPresent() ? rows.ofAlarm(alarm.get(), ls.getAsInt()) : rows.ofAlarm(alarm.get());
        });
    }

    /** How often the check of each of these elements was right; one without alarms is left out. */
    public Map<Long, TrackRecord> trackRecords(Collection<Long> elementIds) {
        return new TrackRecords(database).of(elementIds);
    }

    /** The last {@code each} comments of each of these alarms, oldest first; an alarm without any is left out. */
    public Map<Long, List<Comment>> comments(Collection<Long> alarmIds, int each) {
        return database.read(connection -> new CommentRows(connection).newest(alarmIds, each));
    }

    /** The thread of an alarm, newest first; at most {@code limit} with a seq below {@code before}. */
    public CommentPage thread(long alarmId, int limit, OptionalLong before) {
        return database.read(connection -> new CommentRows(connection).page(alarmId, limit, before));
    }

    /** Names this feed's numbering: a database made anew has another. */
    public UUID epoch() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT epoch FROM feed")) {
                ResultSet rows = select.executeQuery();
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        });
    }

    /** Newest seq; 0 before the first change. */
    public long seq() {
        return database.read(connection -> new TransitionRows(connection).lastSeq());
    }

    /** What happened after {@code from}, at most {@code limit} seqs of it; empty if {@code from} is not reached yet. */
    public FeedSlice slice(long from, int limit) {
        return database.read(connection -> new FeedRows(connection).slice(from, limit));
    }

    /** Every change after {@code from}, in order, at most {@code limit} of them. */
    public List<FeedChange> changes(long from, int limit) {
        return database.read(connection -> new FeedRows(connection).changes(from, limit));
    }

    public FeedSnapshot snapshot() {
        return database.read(connection ->
                new FeedSnapshot(new TransitionRows(connection).lastSeq(), new AlarmList(connection).open()));
    }

    /** The floods of alarms as of {@code now}, at most one of a subsystem, by its name. */
    public List<Flood> floods(Instant now) {
        return database.read(connection -> new FloodList(connection, floods).at(now));
    }

    public Tally tally() {
        return database.read(connection -> new Census(connection).tally());
    }

    /** All elements seen so far, by id; at most {@code limit} with an id above {@code afterId}. */
    public List<KnownElement> elements(long afterId, int limit) {
        return database.read(connection -> new Census(connection).elements(afterId, limit));
    }

    /** Number of elements seen so far. */
    public long elementCount() {
        return database.read(connection -> new Census(connection).elementCount());
    }

    /** The highest run of any record, scored or not. */
    public OptionalInt highestRun() {
        return database.read(connection -> new Census(connection).highestRun());
    }

    /** The lumisection of the record that was stored last. */
    public Optional<Lumisection> latest() {
        return database.read(connection -> new Census(connection).latest());
    }
}
