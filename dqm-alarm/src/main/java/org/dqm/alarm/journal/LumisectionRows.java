package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.label.LsRange;
import org.dqm.alarm.threshold.Rules;
import org.dqm.domain.NotScoredReason;

/** Reads the table {@code score} for people. */
final class LumisectionRows {
    private static final String COLUMNS = "SELECT element_id, ls, at, reason, score, persistent_score, threshold,"
            + " anomalous, model_name, model_version, engine FROM score";

    /** Runs may be short: so many times the lumisections that are wanted are looked through. */
    private static final int RECENT = 20;

    private final Connection connection;

    LumisectionRows(Connection connection) {
        this.connection = connection;
    }

    List<ScoredLumisection> ofElement(long elementId, int run, int afterLs, int limit) throws SQLException {
        String sql = COLUMNS + " WHERE element_id = ? AND run = ? AND ls > ? ORDER BY ls LIMIT ?";
        List<ScoredLumisection> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, elementId);
            select.setInt(2, run);
            select.setInt(3, afterLs);
            select.setInt(4, limit);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    /** Of the last good ones, at most {@code length} of the run that has most, in the order of their offsets. */
    List<WindowRecord> lastGood(long elementId, int length) throws SQLException {
        String sql = """
                WITH good AS (
                    SELECT *, row_number() OVER (PARTITION BY run ORDER BY kafka_offset DESC) AS age FROM (
                        SELECT e.dataset, e.me, e.stream, s.run, s.ls, s.kafka_partition, s.kafka_offset, s.conditions
                        FROM element e
                        JOIN score s ON s.element_id = e.id AND s.kafka_partition = e.kafka_partition
                        JOIN source_topic t ON t.id = s.source AND t.retired_at IS NULL
                        WHERE e.id = ? AND s.reason IS NULL AND NOT s.anomalous
                        ORDER BY s.kafka_offset DESC LIMIT ?) recent)
                SELECT * FROM good WHERE age <= ? AND run = (
                    SELECT run FROM good WHERE age <= ? GROUP BY run ORDER BY count(*) DESC, run DESC LIMIT 1)
                ORDER BY kafka_offset""";
        List<WindowRecord> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, elementId);
            select.setInt(2, RECENT * length);
            select.setInt(3, length);
            select.setInt(4, length);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                found.add(WindowRecord.read(rows));
            }
        }
        return found;
    }

    /** The last lumisection of a run in which anything came that is live. */
    OptionalInt last(int run) throws SQLException {
        // Backwards through the index of runs; a maximum over a join would read all of the run.
        String sql = "SELECT s.ls FROM score s JOIN element e ON e.id = s.element_id"
                + " WHERE s.run = ? AND e.stream = 'LIVE' ORDER BY s.ls DESC LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, run);
            ResultSet rows = select.executeQuery();
            return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
        }
    }

    /** A row for each of {@code elements}, in their order. */
    List<Timeline.Row> timeline(List<KnownElement> elements, int run, LsRange range, Rules rules) throws SQLException {
        Map<Long, Thresholds> thresholds = new HashMap<>();
        elements.forEach(each -> thresholds.put(
                each.element().id(), rules.check(each.element().key().me()).thresholds()));
        Map<Long, List<Timeline.Span>> spans = new HashMap<>();
        String sql = COLUMNS + " WHERE element_id = ANY (?) AND run = ? AND ls BETWEEN ? AND ? ORDER BY element_id, ls";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, thresholds.keySet()));
            select.setInt(2, run);
            select.setInt(3, range.from());
            select.setInt(4, range.to());
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                long id = rows.getLong("element_id");
                ScoredLumisection lumisection = read(rows);
                add(
                        spans.computeIfAbsent(id, same -> new ArrayList<>()),
                        lumisection.ls(),
                        LumisectionState.of(lumisection, thresholds.getOrDefault(id, Thresholds.DEFAULT)));
            }
        }
        return elements.stream()
                .map(each -> new Timeline.Row(
                        each.element(), spans.getOrDefault(each.element().id(), List.of())))
                .toList();
    }

    /** Makes the last span longer, or begins another. */
    private static void add(List<Timeline.Span> spans, int ls, LumisectionState state) {
        Timeline.Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.state() == state && last.ls().to() + 1 == ls) {
            spans.set(spans.size() - 1, new Timeline.Span(new LsRange(last.ls().from(), ls), state));
        } else {
            spans.add(new Timeline.Span(new LsRange(ls, ls), state));
        }
    }

    private static ScoredLumisection read(ResultSet row) throws SQLException {
        Optional<NotScoredReason> reason =
                Optional.ofNullable(row.getString("reason")).map(NotScoredReason::valueOf);
        return new ScoredLumisection(
                row.getInt("ls"),
                row.getTimestamp("at").toInstant(),
                reason,
                reason.isPresent() ? Optional.empty() : Optional.of(score(row)));
    }

    private static ScoredLumisection.Score score(ResultSet row) throws SQLException {
        return new ScoredLumisection.Score(
                row.getDouble("score"),
                Optional.ofNullable(row.getObject("persistent_score", Double.class)),
                row.getDouble("threshold"),
                row.getBoolean("anomalous"),
                row.getString("model_name") + "/" + row.getInt("model_version"),
                Optional.ofNullable(row.getString("engine")));
    }
}
