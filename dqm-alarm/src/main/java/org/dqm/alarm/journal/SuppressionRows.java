package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Suppression;

/** The table {@code suppression}. */
final class SuppressionRows {
    private final Connection connection;

    SuppressionRows(Connection connection) {
        this.connection = connection;
    }

    /** The suppressions in force of each of these alarms, by rising id. */
    Map<Long, List<Suppression>> of(Collection<Long> alarmIds) throws SQLException {
        Map<Long, List<Suppression>> found = new HashMap<>();
        String sql = "SELECT * FROM suppression WHERE alarm_id = ANY (?) AND ended_at IS NULL ORDER BY id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, alarmIds));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                found.computeIfAbsent(rows.getLong("alarm_id"), id -> new ArrayList<>())
                        .add(read(rows));
            }
        }
        return found;
    }

    /** The alarms that have a shelf whose time is over. */
    List<Long> alarmsToResume(Instant now) throws SQLException {
        String sql =
                "SELECT DISTINCT alarm_id FROM suppression WHERE type = 'SHELVED' AND ended_at IS NULL AND until <= ?"
                        + " ORDER BY alarm_id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(now));
            ResultSet rows = select.executeQuery();
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    /** The id of the next one. For the policy too, which knows no SQLException. */
    long nextId() {
        String sql = "SELECT nextval(pg_get_serial_sequence('suppression', 'id'))";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /** Stores those of these alarms that are not stored yet and that no person has set by a command. */
    void insertOthers(Collection<Alarm> alarms) throws SQLException {
        for (Alarm alarm : alarms) {
            for (Suppression suppression : alarm.suppressions()) {
                if (!suppression.isShelf()) {
                    insert(alarm.id(), suppression);
                }
            }
        }
    }

    /** Stores one; nothing if it is stored already. */
    void insert(long alarmId, Suppression suppression) throws SQLException {
        String sql = "INSERT INTO suppression (id, alarm_id, type, until, once, severity, by, at, reason, comment)"
                + " OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, suppression.id());
            insert.setLong(2, alarmId);
            insert.setString(3, suppression.type().name());
            insert.setTimestamp(4, suppression.until().map(Timestamp::from).orElse(null));
            insert.setBoolean(5, suppression.once());
            insert.setString(6, suppression.severity().name());
            insert.setString(7, suppression.by());
            insert.setTimestamp(8, Timestamp.from(suppression.at()));
            insert.setString(9, suppression.reason().name());
            insert.setString(10, suppression.comment().orElse(null));
            insert.executeUpdate();
        }
    }

    /** Ends those of these alarms that the alarms no longer have. */
    void endOthers(Collection<Alarm> alarms) throws SQLException {
        String sql = "UPDATE suppression SET ended_at = now() WHERE alarm_id = ANY (?) AND id <> ALL (?)"
                + " AND ended_at IS NULL";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(
                    1,
                    ElementRows.ids(connection, alarms.stream().map(Alarm::id).toList()));
            update.setArray(
                    2,
                    ElementRows.ids(
                            connection,
                            alarms.stream()
                                    .flatMap(alarm -> alarm.suppressions().stream())
                                    .map(Suppression::id)
                                    .toList()));
            update.executeUpdate();
        }
    }

    private static Suppression read(ResultSet row) throws SQLException {
        return new Suppression(
                row.getLong("id"),
                Suppression.Type.valueOf(row.getString("type")),
                Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant),
                row.getBoolean("once"),
                Severity.valueOf(row.getString("severity")),
                row.getString("by"),
                row.getTimestamp("at").toInstant(),
                Suppression.Reason.valueOf(row.getString("reason")),
                Optional.ofNullable(row.getString("comment")));
    }
}
