package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.dqm.alarm.Cause;

/** The comments in the table {@code transition}: they are never changed, like everything there. */
final class CommentRows {
    private final Connection connection;

    CommentRows(Connection connection) {
        this.connection = connection;
    }

    /** The last {@code each} comments of each of these alarms, oldest first; an alarm without any is left out. */
    Map<Long, List<Comment>> newest(Collection<Long> alarmIds, int each) throws SQLException {
        String sql = """
                SELECT t.* FROM unnest(?) AS asked (id) CROSS JOIN LATERAL (
                    SELECT seq, alarm_id, actor, ts, cause, comment FROM transition
                    WHERE alarm_id = asked.id AND comment IS NOT NULL ORDER BY seq DESC LIMIT ?) t
                ORDER BY t.seq""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, alarmIds));
            select.setInt(2, each);
            return list(select.executeQuery()).stream().collect(Collectors.groupingBy(Comment::alarmId));
        }
    }

    /** Newest first; those with a seq below {@code before}. */
    CommentPage page(long alarmId, int limit, OptionalLong before) throws SQLException {
        String sql = "SELECT * FROM transition WHERE alarm_id = ? AND comment IS NOT NULL AND seq < ?"
                + " ORDER BY seq DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, alarmId);
            select.setLong(2, before.orElse(Long.MAX_VALUE));
            select.setInt(3, limit + 1);
            List<Comment> found = list(select.executeQuery());
            boolean isLast = found.size() <= limit;
            List<Comment> items = isLast ? found : found.subList(0, limit);
            return new CommentPage(
                    items,
                    isLast
                            ? OptionalLong.empty()
                            : OptionalLong.of(items.get(limit - 1).seq()));
        }
    }

    private static List<Comment> list(ResultSet rows) throws SQLException {
        List<Comment> comments = new ArrayList<>();
        while (rows.next()) {
            comments.add(new Comment(
                    rows.getLong("seq"),
                    rows.getLong("alarm_id"),
                    rows.getString("actor"),
                    rows.getTimestamp("ts").toInstant(),
                    Cause.valueOf(rows.getString("cause")),
                    rows.getString("comment")));
        }
        return comments;
    }
}
