package org.dqm.alarm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.ModelVersion;

/** The table {@code fpga_export}. */
final class ExportRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    ExportRows(Connection connection) {
        this.connection = connection;
    }

    /** Until the transaction ends nobody else puts anything into the queue. */
    void shutOut() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('dqm fpga export queue', 0))");
        }
    }

    /** How many wait or run. */
    int unfinished() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows =
                    statement.executeQuery("SELECT count(*) FROM fpga_export WHERE state IN ('QUEUED', 'RUNNING')");
            rows.next();
            return rows.getInt(1);
        }
    }

    StoredExport insert(ExportWish wish, Instant at) throws SQLException {
        String sql = "INSERT INTO fpga_export (model, version, options, by, queued_at, state)"
                + " VALUES (?, ?, ?::jsonb, ?, ?, 'QUEUED') RETURNING *";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, wish.model().name());
            insert.setInt(2, wish.model().version());
            insert.setString(3, wish.options().toString());
            insert.setString(4, wish.by());
            insert.setTimestamp(5, Timestamp.from(at));
            return list(insert).get(0);
        }
    }

    Optional<StoredExport> one(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM fpga_export WHERE id = ?")) {
            select.setLong(1, id);
            return list(select).stream().findFirst();
        }
    }

    /** Newest first. */
    List<StoredExport> before(long id, int limit) throws SQLException {
        String sql = "SELECT * FROM fpga_export WHERE id < ? ORDER BY id DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return list(select);
        }
    }

    Optional<StoredExport> begin(Instant at) throws SQLException {
        String sql = """
                UPDATE fpga_export SET state = 'RUNNING', started_at = ?
                WHERE id = (SELECT id FROM fpga_export WHERE state = 'QUEUED' ORDER BY id LIMIT 1 FOR UPDATE)
                RETURNING *""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(at));
            return list(update).stream().findFirst();
        }
    }

    int interrupt(String why, Instant at) throws SQLException {
        String sql =
                "UPDATE fpga_export SET state = 'INTERRUPTED', failure = ?, finished_at = ? WHERE state = 'RUNNING'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, why);
            update.setTimestamp(2, Timestamp.from(at));
            return update.executeUpdate();
        }
    }

    boolean step(long id, String step) throws SQLException {
        String sql = "UPDATE fpga_export SET step = ? WHERE id = ? AND state = 'RUNNING'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, step);
            update.setLong(2, id);
            return update.executeUpdate() == 1;
        }
    }

    boolean finish(long id, StoredExport.Made made, Instant at) throws SQLException {
        String sql = """
                UPDATE fpga_export SET state = 'DONE', step = NULL, finished_at = ?, findings = ?::jsonb, archive = ?,
                    archive_sum = ?, archive_bytes = ?, is_kept = ?
                WHERE id = ? AND state = 'RUNNING'""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, made.findings().toString());
            update.setString(3, made.archive());
            update.setString(4, made.sha256());
            update.setLong(5, made.bytes());
            update.setBoolean(6, made.isKept());
            update.setLong(7, id);
            return update.executeUpdate() == 1;
        }
    }

    boolean fail(long id, String failure, Instant at) throws SQLException {
        String sql = "UPDATE fpga_export SET state = 'FAILED', failure = ?, finished_at = ?"
                + " WHERE id = ? AND state = 'RUNNING'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            // PostgreSQL's text cannot hold it.
            update.setString(1, failure.replace("\0", ""));
            update.setTimestamp(2, Timestamp.from(at));
            update.setLong(3, id);
            return update.executeUpdate() == 1;
        }
    }

    List<Long> superfluous(int kept) throws SQLException {
        String sql = "SELECT id FROM fpga_export WHERE is_kept ORDER BY id DESC OFFSET ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, kept);
            ResultSet rows = select.executeQuery();
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    boolean drop(long id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE fpga_export SET is_kept = false WHERE id = ?")) {
            update.setLong(1, id);
            return update.executeUpdate() == 1;
        }
    }

    private static List<StoredExport> list(PreparedStatement statement) throws SQLException {
        ResultSet rows = statement.executeQuery();
        List<StoredExport> exports = new ArrayList<>();
        while (rows.next()) {
            exports.add(new StoredExport(
                    rows.getLong("id"),
                    new ModelVersion(rows.getString("model"), rows.getInt("version")),
                    json(rows.getString("options")),
                    rows.getString("by"),
                    rows.getTimestamp("queued_at").toInstant(),
                    ExportState.valueOf(rows.getString("state")),
                    Optional.ofNullable(rows.getString("step")),
                    Optional.ofNullable(rows.getTimestamp("started_at")).map(Timestamp::toInstant),
                    Optional.ofNullable(rows.getTimestamp("finished_at")).map(Timestamp::toInstant),
                    Optional.ofNullable(rows.getString("failure")),
                    made(rows)));
        }
        return exports;
    }

    private static Optional<StoredExport.Made> made(ResultSet rows) throws SQLException {
        String archive = rows.getString("archive");
        return archive == null
                ? Optional.empty()
                : Optional.of(new StoredExport.Made(
                        archive,
                        rows.getString("archive_sum"),
                        rows.getLong("archive_bytes"),
                        json(rows.getString("findings")),
                        rows.getBoolean("is_kept")));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON: " + text, e);
        }
    }
}
