package org.dqm.alarm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The table {@code audit}. A line is added in the transaction of the change, so there is none without the other. */
final class AuditRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    AuditRows(Connection connection) {
        this.connection = connection;
    }

    void append(Mutation mutation) throws SQLException {
        String sql = "INSERT INTO audit (at, actor, action, object, before, after, reason)"
                + " VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setTimestamp(1, Timestamp.from(mutation.at()));
            insert.setString(2, mutation.actor());
            insert.setString(3, mutation.action());
            insert.setString(4, mutation.object());
            insert.setString(5, mutation.before().map(JsonNode::toString).orElse(null));
            insert.setString(6, mutation.after().map(JsonNode::toString).orElse(null));
            insert.setString(7, mutation.reason().orElse(null));
            insert.executeUpdate();
        }
    }

    /** Newest first; those with an id below {@code before}. */
    AuditPage page(AuditFilter filter, int limit, OptionalLong before) throws SQLException {
        String sql = """
                SELECT * FROM audit
                WHERE id < ? AND (?::text IS NULL OR actor = ?) AND (?::text IS NULL OR action = ?)
                    AND (?::text IS NULL OR object = ?)
                ORDER BY id DESC LIMIT ?""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, before.orElse(Long.MAX_VALUE));
            twice(select, 2, filter.actor().orElse(null));
            twice(select, 4, filter.action().orElse(null));
            twice(select, 6, filter.object().orElse(null));
            select.setInt(8, limit + 1);
            List<AuditEntry> found = list(select.executeQuery());
            boolean isLast = found.size() <= limit;
            List<AuditEntry> page = isLast ? found : found.subList(0, limit);
            return new AuditPage(
                    page,
                    isLast
                            ? OptionalLong.empty()
                            : OptionalLong.of(page.get(limit - 1).id()));
        }
    }

    private static void twice(PreparedStatement select, int index, @Nullable String value) throws SQLException {
        select.setString(index, value);
        select.setString(index + 1, value);
    }

    private static List<AuditEntry> list(ResultSet rows) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        while (rows.next()) {
            entries.add(new AuditEntry(
                    rows.getLong("id"),
                    new Mutation(
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("actor"),
                            rows.getString("action"),
                            rows.getString("object"),
                            json(rows.getString("before")),
                            json(rows.getString("after")),
                            Optional.ofNullable(rows.getString("reason")))));
        }
        return entries;
    }

    private static Optional<JsonNode> json(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON: " + text, e);
        }
    }
}
