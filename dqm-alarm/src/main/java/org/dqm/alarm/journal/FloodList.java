package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.flood.FloodPolicy;

/** Reads floods as they stand at a moment. */
final class FloodList {
    /** Alarms that nobody has seen for so long are listed one by one. */
    private static final Duration TOLD = Duration.ofHours(24);

    private final Connection connection;
    private final FloodLimits limits;

    FloodList(Connection connection, FloodLimits limits) {
        this.connection = connection;
        this.limits = limits;
    }

    /** Those that last, and those that are over but still have alarms that wait; one of a subsystem, by its name. */
    List<Flood> at(Instant now) throws SQLException {
        String sql = "SELECT * FROM flood WHERE ended_at IS NULL OR ended_at > ? ORDER BY since";
        Map<String, Flood> floods = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(now.minus(TOLD)));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                Flood flood = flood(rows, now);
                if (flood.until().isEmpty() || waiting(flood) >= limits.least()) {
                    floods.merge(flood.subsystem(), flood, FloodList::both);
                }
            }
        }
        return List.copyOf(floods.values());
    }

    /** Floods that are noted as lasting but are over by now; the row id of each with its end. */
    Map<Long, Instant> over(Instant now) throws SQLException {
        Map<Long, Instant> over = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM flood WHERE ended_at IS NULL")) {
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                Optional<Instant> until = flood(rows, now).until();
                if (until.isPresent()) {
                    over.put(rows.getLong("id"), until.get());
                }
            }
        }
        return over;
    }

    private Flood flood(ResultSet row, Instant now) throws SQLException {
        String subsystem = row.getString("subsystem");
        Instant since = row.getTimestamp("since").toInstant();
        Optional<Instant> ended =
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant);
        List<Instant> calls = new ArrayList<>(
                new FloodRows(connection, limits).calls(subsystem, since).values());
        // What called after a flood's end belongs to none, or to the next.
        ended.ifPresent(end -> calls.removeIf(call -> call.isAfter(end)));
        Instant end = ended.orElseGet(() -> new FloodPolicy(limits).end(since, calls));
        return new Flood(subsystem, since, end.isAfter(now) ? Optional.empty() : Optional.of(end), calls.size());
    }

    /** Of its own alarms those that wait for a person: none that came after its end, none that is put aside. */
    private int waiting(Flood flood) throws SQLException {
        String sql = """
                SELECT count(*) FROM alarm a
                WHERE is_open AND stage <> 'SHADOW' AND subsystem = ? AND since >= ? AND since <= ?
                    AND acknowledgement IN ('UNACKED', 'RETURNED_UNACKED')
                    AND NOT EXISTS (SELECT FROM suppression s WHERE s.alarm_id = a.id AND s.ended_at IS NULL)""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, flood.subsystem());
            select.setTimestamp(2, Timestamp.from(flood.since()));
            select.setTimestamp(3, Timestamp.from(flood.until().orElseThrow()));
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Flood both(Flood earlier, Flood later) {
        return new Flood(earlier.subsystem(), earlier.since(), later.until(), earlier.alarms() + later.alarms());
    }
}
