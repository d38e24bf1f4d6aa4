package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.retention.RetentionPolicy;

/** Finds and tidies away what is old; the table {@code retention_run}. */
final class RetentionRows {
    private static final String GOOD = """
             FROM score s
            WHERE s.at < ? AND s.reason IS NULL AND NOT s.is_compressed AND NOT s.anomalous
                AND NOT EXISTS (
                    SELECT FROM evidence v WHERE v.element_id = s.element_id AND v.run = s.run AND v.ls = s.ls)
            """;

    private static final String OLD_EVIDENCE =
            " FROM evidence v JOIN score s USING (element_id, run, ls) WHERE s.at < ?";

    // An alarm's evidence: of its elements, from its first to its last lumisection in each run.
    private static final String DISPENSABLE = OLD_EVIDENCE + """
             AND NOT EXISTS (
                SELECT FROM (
                    SELECT t.alarm_id, t.run, min(t.ls) AS ls_from, max(t.ls) AS ls_to
                    FROM transition t
                    WHERE t.run IS NOT NULL AND t.alarm_id IN (
                        SELECT alarm_id FROM label WHERE alarm_id IS NOT NULL UNION SELECT id FROM alarm WHERE is_open)
                    GROUP BY t.alarm_id, t.run) t
                JOIN sign e ON e.alarm_id = t.alarm_id
                WHERE e.element_id = v.element_id AND t.run = v.run AND v.ls BETWEEN t.ls_from AND t.ls_to)
             AND NOT EXISTS (
                SELECT FROM label l JOIN element e ON e.id = v.element_id
                WHERE l.alarm_id IS NULL AND l.run = v.run AND v.ls BETWEEN l.ls_from AND l.ls_to
                    AND coalesce(l.element_id = e.id, l.subsystem = split_part(e.me, '/', 1)))
            """;

    private final Connection connection;

    RetentionRows(Connection connection) {
        this.connection = connection;
    }

    RetentionPreview preview(RetentionPolicy policy, RetentionPolicy.Limits limits) throws SQLException {
        Old scores = old("SELECT count(*), min(s.at)" + GOOD, limits.scoresBefore());
        Old allScores = old(
                "SELECT count(*), min(s.at) FROM score s WHERE s.at < ? AND s.reason IS NULL AND NOT s.is_compressed",
                limits.scoresBefore());
        Old evidence = old("SELECT count(*), min(s.at)" + DISPENSABLE, limits.evidenceBefore());
        Old allEvidence = old("SELECT count(*), min(s.at)" + OLD_EVIDENCE, limits.evidenceBefore());
        return new RetentionPreview(
                policy,
                limits,
                List.of(
                        step("score", RetentionPreview.Action.COMPRESS, scores, allScores),
                        step("evidence", RetentionPreview.Action.DELETE, evidence, allEvidence)));
    }

    long start(RetentionPolicy.Limits limits, String by, Instant at, String reason) throws SQLException {
        String sql = "INSERT INTO retention_run (actor, reason, started_at, scores_before, evidence_before)"
                + " VALUES (?,?,?,?,?) RETURNING id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, by);
            insert.setString(2, reason);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setTimestamp(4, Timestamp.from(limits.scoresBefore()));
            insert.setTimestamp(5, Timestamp.from(limits.evidenceBefore()));
            ResultSet rows = insert.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Compresses at most {@code most} rows and counts them; how many they were. */
    int compress(long runId, Instant before, int most) throws SQLException {
        String sql = """
                UPDATE score SET is_compressed = true, regions = '[]', engine = NULL, reconstruction_error = NULL,
                    persistent_score = NULL, calibrated_to = NULL, conditions_joined = NULL
                WHERE (element_id, run, ls) IN (SELECT s.element_id, s.run, s.ls %s LIMIT ?)""".formatted(GOOD);
        return done(sql, before, most, runId, "scores_compressed");
    }

    /** Deletes at most {@code most} rows of evidence and counts them; how many they were. */
    int delete(long runId, Instant before, int most) throws SQLException {
        String sql = """
                DELETE FROM evidence
                WHERE (element_id, run, ls) IN (SELECT element_id, run, ls %s LIMIT ?)""".formatted(DISPENSABLE);
        return done(sql, before, most, runId, "evidence_deleted");
    }

    void finish(long runId, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE retention_run SET finished_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setLong(2, runId);
            update.executeUpdate();
        }
    }

    /** Newest first. */
    List<RetentionRun> runs(int limit) throws SQLException {
        List<RetentionRun> runs = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM retention_run ORDER BY id DESC LIMIT ?")) {
            select.setInt(1, limit);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                runs.add(new RetentionRun(
                        rows.getLong("id"),
                        rows.getString("actor"),
                        rows.getString("reason"),
                        rows.getTimestamp("started_at").toInstant(),
                        Optional.ofNullable(rows.getTimestamp("finished_at")).map(Timestamp::toInstant),
                        rows.getLong("scores_compressed"),
                        rows.getLong("evidence_deleted")));
            }
        }
        return runs;
    }

    /** How many old rows there are, and since when. */
    private record Old(long rows, Optional<Instant> oldest) {}

    private static RetentionPreview.Step step(String table, RetentionPreview.Action action, Old concerned, Old all) {
        return new RetentionPreview.Step(
                table, action, concerned.rows(), concerned.oldest(), all.rows() - concerned.rows());
    }

    private Old old(String sql, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(before));
            ResultSet rows = select.executeQuery();
            rows.next();
            return new Old(
                    rows.getLong(1), Optional.ofNullable(rows.getTimestamp(2)).map(Timestamp::toInstant));
        }
    }

    private int done(String sql, Instant before, int most, long runId, String column) throws SQLException {
        int rows;
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setTimestamp(1, Timestamp.from(before));
            change.setInt(2, most);
            rows = change.executeUpdate();
        }
        String count = "UPDATE retention_run SET " + column + " = " + column + " + ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(count)) {
            update.setInt(1, rows);
            update.setLong(2, runId);
            update.executeUpdate();
        }
        return rows;
    }
}
