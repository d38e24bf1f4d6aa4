package org.dqm.alarm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.threshold.RuleJson;
import org.dqm.alarm.threshold.RuleVersion;
import org.dqm.domain.ElementPattern;

/** The tables {@code threshold}, {@code threshold_version} and {@code threshold_edition}. */
final class ThresholdRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEWEST = """
            SELECT v.* FROM threshold t
            JOIN threshold_version v ON v.threshold_id = t.id AND v.version = t.version
            WHERE NOT t.is_deleted""";

    private final Connection connection;

    ThresholdRows(Connection connection) {
        this.connection = connection;
    }

    /** Counts the changes of all thresholds. */
    long edition() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT edition FROM threshold_edition")) {
            return number(select);
        }
    }

    /** The newest version of every threshold, by id. */
    List<RuleVersion> inForce() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST + " ORDER BY t.id")) {
            return list(select);
        }
    }

    Optional<RuleVersion> newest(long id) throws SQLException {
        return newest(id, "");
    }

    /** The newest version; no other transaction can edit it before this one ends. */
    Optional<RuleVersion> lock(long id) throws SQLException {
        return newest(id, " FOR UPDATE OF t");
    }

    /** All versions, the newest first; those of a deleted threshold too. */
    List<RuleVersion> versions(long id) throws SQLException {
        String sql = "SELECT * FROM threshold_version WHERE threshold_id = ? ORDER BY version DESC";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            return list(select);
        }
    }

    /** The id of a new threshold, whose first version is still to be added. */
    long create() throws SQLException {
        String sql = "INSERT INTO threshold (version) VALUES (0) RETURNING id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            return number(insert);
        }
    }

    /** Adds a version, which counts from now on. */
    void add(RuleVersion version) throws SQLException {
        String sql = """
                INSERT INTO threshold_version (threshold_id, version, at, author, reason, elements, content)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, version.ref().id());
            insert.setInt(2, version.ref().version());
            insert.setTimestamp(3, Timestamp.from(version.at()));
            insert.setString(4, version.author());
            insert.setString(5, version.reason());
            insert.setInt(6, version.elements());
            insert.setString(7, RuleJson.write(version.rule()).toString());
            insert.executeUpdate();
        }
        change(
                "UPDATE threshold SET version = " + version.ref().version() + " WHERE id = ?",
                version.ref().id());
    }

    void delete(long id) throws SQLException {
        change("UPDATE threshold SET is_deleted = true WHERE id = ?", id);
    }

    /** How many elements that were seen so far match. */
    int matching(ElementPattern pattern) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT me FROM element WHERE stream = 'LIVE' AND last_at IS NOT NULL")) {
            ResultSet rows = select.executeQuery();
            int matching = 0;
            while (rows.next()) {
                matching += pattern.matches(rows.getString(1)) ? 1 : 0;
            }
            return matching;
        }
    }

    private void change(String sql, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql);
                PreparedStatement edition =
                        connection.prepareStatement("UPDATE threshold_edition SET edition = edition + 1")) {
            update.setLong(1, id);
            update.executeUpdate();
            edition.executeUpdate();
        }
    }

    private Optional<RuleVersion> newest(long id, String tail) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST + " AND t.id = ?" + tail)) {
            select.setLong(1, id);
            return list(select).stream().findFirst();
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        ResultSet rows = statement.executeQuery();
        rows.next();
        return rows.getLong(1);
    }

    private static List<RuleVersion> list(PreparedStatement select) throws SQLException {
        ResultSet rows = select.executeQuery();
        List<RuleVersion> versions = new ArrayList<>();
        while (rows.next()) {
            versions.add(read(rows));
        }
        return versions;
    }

    private static RuleVersion read(ResultSet row) throws SQLException {
        String content = row.getString("content");
        try {
            return new RuleVersion(
                    new ThresholdRef(row.getLong("threshold_id"), row.getInt("version")),
                    row.getTimestamp("at").toInstant(),
                    row.getString("author"),
                    row.getString("reason"),
                    row.getInt("elements"),
                    RuleJson.read(JSON.readTree(content), Thresholds.DEFAULT));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON: " + content, e);
        }
    }
}
