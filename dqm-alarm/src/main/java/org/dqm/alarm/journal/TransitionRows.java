package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Change;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.flood.FloodLimits;

/** The tables {@code transition} and {@code feed}. */
final class TransitionRows {
    private static final String COLUMNS =
            "transition (seq, alarm_id, ts, cause, revision, condition, severity, acknowledgement, actor, comment, run,"
                    + " ls, announced, is_news)";

    private final Connection connection;
    private final FloodLimits floods;

    TransitionRows(Connection connection) {
        this(connection, FloodLimits.DEFAULT);
    }

    /** Rows to append to: of more new alarms than {@code floods} only the severe ones call, and one for all others. */
    TransitionRows(Connection connection, FloodLimits floods) {
        this.connection = connection;
        this.floods = floods;
    }

    /**
     * Adds one transition per change and gives each the next seq. Locks the feed: the last lock of a transaction.
     *
     * @return the newest seq
     */
    long append(List<Change> changes, Instant at) throws SQLException {
        return append(changes, at, Optional.empty());
    }

    /**
     * The same.
     *
     * @param actor the person who did it, with what that person wrote
     */
    long append(List<Change> changes, Instant at, Optional<Acknowledger> actor) throws SQLException {
        if (changes.isEmpty()) {
            return lastSeq();
        }
        long last = advance(changes.size());
        long seq = last - changes.size();
        FloodRows floodRows = new FloodRows(connection, floods);
        Map<String, FloodRows.Lasting> lasting =
                floodRows.after(changes.stream().filter(Change::isNews).toList(), at);
        Map<String, Long> heard = new TreeMap<>();
        CopyRows rows = new CopyRows();
        for (Change change : changes) {
            Alarm alarm = change.to();
            boolean isInFlood = lasting.containsKey(alarm.subsystem());
            rows.add(++seq)
                    .add(alarm.id())
                    .add(at)
                    .add(change.cause())
                    .add(alarm.revision())
                    .add(alarm.condition())
                    .add(alarm.severity())
                    .add(alarm.acknowledgement())
                    .add(actor.map(Acknowledger::by).orElse(null))
                    .add(actor.flatMap(Acknowledger::comment).orElse(null))
                    .add(ofData(change) ? run(change) : null)
                    .add(ofData(change) ? ls(change) : null)
                    .add(change.announces() && (!isInFlood || alarm.isSevere()))
                    .add(change.isNews())
                    .endRow();
            if (isInFlood && change.announces()) {
                heard.put(alarm.subsystem(), seq);
            }
        }
        rows.send(connection, COLUMNS);
        for (Map.Entry<String, FloodRows.Lasting> flood : lasting.entrySet()) {
            Long called = heard.get(flood.getKey());
            if (called != null && !flood.getValue().isCalled()) {
                floodRows.called(flood.getValue(), called);
            }
        }
        return last;
    }

    /** Whether a lumisection moved the alarm; otherwise a person did, a gate, or the pipeline itself. */
    private static boolean ofData(Change change) {
        if (change.to().isOfPipeline()) {
            return false;
        }
        return switch (change.cause()) {
            case ACKNOWLEDGED,
                    UNACKNOWLEDGED,
                    HANDLED,
                    COMMENTED,
                    LABELLED,
                    SHELVED,
                    UNSHELVED,
                    MASKED,
                    GATED,
                    OUT_OF_SERVICE,
                    CONDITIONS_REVISED,
                    RESUMED -> false;
            default -> true;
        };
    }

    // A late lumisection leaves the live figures alone.
    private static int run(Change change) {
        Alarm alarm = change.to();
        return change.cause() == Cause.LATE ? alarm.onset().run() : alarm.live().run();
    }

    private static int ls(Change change) {
        Alarm alarm = change.to();
        return change.cause() == Cause.LATE ? alarm.onset().ls() : alarm.live().ls();
    }

    long lastSeq() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT last_seq FROM feed")) {
            return one(select);
        }
    }

    /** Until the transaction ends nobody else appends. */
    void lock() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT last_seq FROM feed FOR UPDATE")) {
            select.execute();
        }
    }

    /** All rows of {@code select}, whose columns are those of {@code transition}. */
    static List<Transition> list(ResultSet rows) throws SQLException {
        List<Transition> transitions = new ArrayList<>();
        while (rows.next()) {
            transitions.add(new Transition(
                    rows.getLong("seq"),
                    rows.getLong("alarm_id"),
                    rows.getTimestamp("ts").toInstant(),
                    Cause.valueOf(rows.getString("cause")),
                    rows.getInt("revision"),
                    Condition.valueOf(rows.getString("condition")),
                    Severity.valueOf(rows.getString("severity")),
                    Acknowledgement.valueOf(rows.getString("acknowledgement")),
                    Optional.ofNullable(rows.getString("actor")),
                    rows.getBoolean("announced")));
        }
        return transitions;
    }

    private long advance(int by) throws SQLException {
        String sql = "UPDATE feed SET last_seq = last_seq + ? RETURNING last_seq";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, by);
            return one(update);
        }
    }

    private static long one(PreparedStatement statement) throws SQLException {
        ResultSet rows = statement.executeQuery();
        rows.next();
        return rows.getLong(1);
    }
}
