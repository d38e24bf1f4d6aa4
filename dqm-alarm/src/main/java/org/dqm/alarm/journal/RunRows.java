package org.dqm.alarm.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.dqm.domain.RunEvent;
import org.jspecify.annotations.Nullable;

/** The table {@code run}. */
final class RunRows {
    private static final String START = """
            INSERT INTO run AS r (run, type, fill, detectors, started_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (run) DO UPDATE SET type = EXCLUDED.type, fill = EXCLUDED.fill,
                detectors = EXCLUDED.detectors, started_at = EXCLUDED.started_at
            WHERE r.started_at IS NULL OR r.started_at < EXCLUDED.started_at""";
    private static final String STOP = """
            INSERT INTO run AS r (run, type, fill, detectors, stopped_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (run) DO UPDATE SET type = coalesce(r.type, EXCLUDED.type), fill = coalesce(r.fill, EXCLUDED.fill),
                detectors = coalesce(r.detectors, EXCLUDED.detectors), stopped_at = EXCLUDED.stopped_at
            WHERE r.stopped_at IS NULL OR r.stopped_at < EXCLUDED.stopped_at""";

    private final Connection connection;

    RunRows(Connection connection) {
        this.connection = connection;
    }

    /** Takes what somebody has told; hearing it again, or something older, changes nothing. */
    void tell(RunEvent event) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(event.kind() == RunEvent.Kind.START ? START : STOP)) {
            upsert.setInt(1, event.run());
            upsert.setString(2, event.type().orElse(null));
            upsert.setObject(3, event.fill().isPresent() ? event.fill().getAsInt() : null);
            upsert.setArray(4, text(event.detectors()));
            upsert.setTimestamp(5, Timestamp.from(event.at()));
            upsert.executeUpdate();
        }
    }

    private @Nullable Array text(Optional<List<String>> words) throws SQLException {
        return words.isPresent() ? connection.createArrayOf("text", words.get().toArray()) : null;
    }

    /** The types of those of {@code runs} whose type is known; those of {@code seen} that are new are noted. */
    Map<Integer, String> types(Collection<Integer> runs, Collection<Integer> seen, Instant now) throws SQLException {
        Map<Integer, String> types = new HashMap<>();
        TreeSet<Integer> missing = new TreeSet<>(seen);
        String sql = "SELECT run, type, seen_at FROM run WHERE run = ANY (?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("int", runs.toArray()));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                int run = rows.getInt(1);
                Optional.ofNullable(rows.getString(2)).ifPresent(type -> types.put(run, type));
                if (rows.getTimestamp(3) != null) {
                    missing.remove(run);
                }
            }
        }
        see(missing, now);
        return types;
    }

    /** The types of the runs in which alarms were last seen that are not over, where somebody has told them. */
    Map<Integer, String> typesOfAlarms() throws SQLException {
        Map<Integer, String> types = new HashMap<>();
        String sql = """
                SELECT run, type FROM run WHERE type IS NOT NULL AND run IN (
                    SELECT s.live_run FROM sign s JOIN alarm a ON a.id = s.alarm_id
                    WHERE a.is_open OR a.id IN (
                        SELECT alarm_id FROM suppression WHERE type = 'MASKED' AND ended_at IS NULL))""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                types.put(rows.getInt(1), rows.getString(2));
            }
        }
        return types;
    }

    private void see(Collection<Integer> runs, Instant now) throws SQLException {
        String sql = "INSERT INTO run AS r (run, seen_at) VALUES (?, ?)"
                + " ON CONFLICT (run) DO UPDATE SET seen_at = EXCLUDED.seen_at WHERE r.seen_at IS NULL";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int run : runs) {
                insert.setInt(1, run);
                insert.setTimestamp(2, Timestamp.from(now));
                insert.executeUpdate();
            }
        }
    }

    /** At most {@code limit} with a number below {@code before}, the highest first. */
    List<KnownRun> page(int limit, OptionalLong before) throws SQLException {
        String sql = "SELECT * FROM run WHERE run < ? ORDER BY run DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, before.isPresent() ? before.getAsLong() : Long.MAX_VALUE);
            select.setInt(2, limit);
            return list(select);
        }
    }

    Optional<KnownRun> one(int run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM run WHERE run = ?")) {
            select.setInt(1, run);
            return list(select).stream().findFirst();
        }
    }

    /** The run that was begun or seen last. */
    Optional<KnownRun> current() throws SQLException {
        String sql = "SELECT * FROM run ORDER BY greatest(started_at, seen_at) DESC NULLS LAST, run DESC LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            return list(select).stream().findFirst();
        }
    }

    private static List<KnownRun> list(PreparedStatement select) throws SQLException {
        List<KnownRun> runs = new ArrayList<>();
        ResultSet rows = select.executeQuery();
        while (rows.next()) {
            int fill = rows.getInt("fill");
            OptionalInt known = rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(fill);
            Array detectors = rows.getArray("detectors");
            runs.add(new KnownRun(
                    rows.getInt("run"),
                    Optional.ofNullable(rows.getString("type")),
                    known,
                    detectors == null ? Optional.empty() : Optional.of(Arrays.asList((String[]) detectors.getArray())),
                    time(rows, "started_at"),
                    time(rows, "stopped_at"),
                    time(rows, "seen_at")));
        }
        return runs;
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
