package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Lumisection;
import org.dqm.domain.NotScoredReason;

/** Reads what is known of records and elements. */
final class Census {
    private final Connection connection;

    Census(Connection connection) {
        this.connection = connection;
    }

    Tally tally() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        String sql = "SELECT outcome, sum(records)::bigint FROM tally GROUP BY outcome";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        Map<NotScoredReason, Long> notScored = new EnumMap<>(NotScoredReason.class);
        for (NotScoredReason reason : NotScoredReason.values()) {
            Optional.ofNullable(counts.get(reason.name())).ifPresent(n -> notScored.put(reason, n));
        }
        return new Tally(
                counts.getOrDefault(ProgressRows.SCORED, 0L),
                counts.getOrDefault(ProgressRows.DUPLICATE, 0L),
                counts.getOrDefault(ProgressRows.REJECTED, 0L),
                notScored);
    }

    List<KnownElement> elements(long afterId, int limit) throws SQLException {
        String sql =
                "SELECT * FROM element WHERE stream = 'LIVE' AND id > ? AND last_at IS NOT NULL ORDER BY id LIMIT ?";
        List<KnownElement> elements = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, afterId);
            select.setInt(2, limit);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                elements.add(new KnownElement(
                        new ElementRef(rows.getLong("id"), ElementRows.key(rows)),
                        rows.getInt("last_run"),
                        rows.getInt("last_ls"),
                        rows.getTimestamp("last_at").toInstant(),
                        Optional.ofNullable(rows.getString("last_reason")).map(NotScoredReason::valueOf)));
            }
        }
        return elements;
    }

    long elementCount() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT count(*) FROM element WHERE stream = 'LIVE' AND last_at IS NOT NULL")) {
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    OptionalInt highestRun() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT max(highest_run) FROM element WHERE stream = 'LIVE'")) {
            ResultSet rows = select.executeQuery();
            rows.next();
            int run = rows.getInt(1);
            return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(run);
        }
    }

    Optional<Lumisection> latest() throws SQLException {
        String sql = "SELECT last_run, last_ls FROM element WHERE stream = 'LIVE' AND last_at IS NOT NULL"
                + " ORDER BY last_at DESC, last_run DESC, last_ls DESC LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            ResultSet rows = select.executeQuery();
            return rows.next() ? Optional.of(new Lumisection(rows.getInt(1), rows.getInt(2))) : Optional.empty();
        }
    }
}
