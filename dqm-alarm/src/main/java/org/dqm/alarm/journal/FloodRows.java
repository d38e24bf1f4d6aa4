package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dqm.alarm.Change;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.flood.FloodPolicy;

/** The table {@code flood}. Whoever writes holds the lock of the feed, so floods follow the order of the calls. */
final class FloodRows {
    private final Connection connection;
    private final FloodPolicy policy;

    FloodRows(Connection connection, FloodLimits limits) {
        this.connection = connection;
        this.policy = new FloodPolicy(limits);
    }

    /**
     * A flood that lasts.
     *
     * @param isCalled whether people were called about it
     * @param alarms how many called since it began
     */
    record Lasting(long id, Instant since, boolean isCalled, int alarms) {}

    /** The floods by subsystem that last once these alarms call too, each begun or ended as need be. */
    Map<String, Lasting> after(List<Change> news, Instant now) throws SQLException {
        Map<String, Map<Long, Instant>> fresh = new TreeMap<>();
        for (Change change : news) {
            fresh.computeIfAbsent(change.to().subsystem(), subsystem -> new HashMap<>())
                    .put(change.to().id(), now);
        }
        Map<String, Lasting> floods = new HashMap<>();
        for (Map.Entry<String, Map<Long, Instant>> entry : fresh.entrySet()) {
            after(entry.getKey(), entry.getValue(), now).ifPresent(flood -> floods.put(entry.getKey(), flood));
        }
        return floods;
    }

    private Optional<Lasting> after(String subsystem, Map<Long, Instant> fresh, Instant now) throws SQLException {
        Optional<Lasting> before = lasting(subsystem);
        Map<Long, Instant> calls = new HashMap<>(calls(
                subsystem,
                before.map(Lasting::since).orElse(now.minus(policy.limits().window()))));
        Optional<Lasting> still = before;
        if (before.isPresent()) {
            Instant end = policy.end(before.get().since(), calls.values());
            if (!end.isAfter(now)) {
                end(before.get().id(), end);
                still = Optional.empty();
            }
        }
        calls.putAll(fresh);
        if (still.isPresent()) {
            return still.map(flood -> new Lasting(flood.id(), flood.since(), flood.isCalled(), calls.size()));
        }
        Optional<Instant> since = policy.beginning(calls.values(), now);
        return since.isPresent() ? Optional.of(begin(subsystem, since.get(), calls)) : Optional.empty();
    }

    /** Notes that people were called about it with the change {@code seq}. */
    void called(Lasting flood, long seq) throws SQLException {
        String sql = "UPDATE flood SET called_seq = ?, called_alarms = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, seq);
            update.setInt(2, flood.alarms());
            update.setLong(3, flood.id());
            update.executeUpdate();
        }
    }

    /** The latest call of each alarm of the subsystem that called at {@code from} or later. */
    Map<Long, Instant> calls(String subsystem, Instant from) throws SQLException {
        String sql = "SELECT t.alarm_id, max(t.ts) FROM transition t JOIN alarm a ON a.id = t.alarm_id"
                + " WHERE t.is_news AND a.subsystem = ? AND t.ts >= ? GROUP BY t.alarm_id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subsystem);
            select.setTimestamp(2, Timestamp.from(from));
            ResultSet rows = select.executeQuery();
            Map<Long, Instant> calls = new HashMap<>();
            while (rows.next()) {
                calls.put(rows.getLong(1), rows.getTimestamp(2).toInstant());
            }
            return calls;
        }
    }

    void end(long id, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE flood SET ended_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private Optional<Lasting> lasting(String subsystem) throws SQLException {
        String sql = "SELECT id, since, called_seq FROM flood WHERE subsystem = ? AND ended_at IS NULL";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subsystem);
            ResultSet rows = select.executeQuery();
            return rows.next()
                    ? Optional.of(new Lasting(
                            rows.getLong(1), rows.getTimestamp(2).toInstant(), rows.getObject(3) != null, 0))
                    : Optional.empty();
        }
    }

    private Lasting begin(String subsystem, Instant since, Map<Long, Instant> calls) throws SQLException {
        String sql = "INSERT INTO flood (subsystem, since) VALUES (?, ?) RETURNING id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, subsystem);
            insert.setTimestamp(2, Timestamp.from(since));
            ResultSet rows = insert.executeQuery();
            rows.next();
            int alarms = (int) calls.values().stream()
                    .filter(call -> !call.isBefore(since))
                    .count();
            return new Lasting(rows.getLong(1), since, false, alarms);
        }
    }
}
