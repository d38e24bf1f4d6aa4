package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.ElementRef;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;

/** Reads the table {@code element}: live elements that sent at least one record. */
final class KnownElementRows {
    private final Connection connection;

    KnownElementRows(Connection connection) {
        this.connection = connection;
    }

    List<KnownElement> list(ElementFilter filter, long afterId, int limit) throws SQLException {
        SqlWhere where = new SqlWhere();
        where.and("id > ?", afterId);
        filter.me().ifPresent(me -> where.and("me = ?", me));
        filter.subsystem().ifPresent(name -> where.and("split_part(me, '/', 1) = ?", name));
        return select(where, limit);
    }

    Optional<KnownElement> one(long id) throws SQLException {
        SqlWhere where = new SqlWhere();
        where.and("id = ?", id);
        return select(where, 1).stream().findFirst();
    }

    private List<KnownElement> select(SqlWhere where, int limit) throws SQLException {
        where.and("stream = 'LIVE' AND last_at IS NOT NULL");
        List<KnownElement> elements = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM element" + where.sql() + " ORDER BY id LIMIT " + limit)) {
            where.bind(select);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                elements.add(new KnownElement(
                        new ElementRef(
                                rows.getLong("id"), new ElementKey(rows.getString("dataset"), rows.getString("me"))),
                        rows.getInt("last_run"),
                        rows.getInt("last_ls"),
                        rows.getTimestamp("last_at").toInstant(),
                        Optional.ofNullable(rows.getString("last_reason")).map(NotScoredReason::valueOf)));
            }
        }
        return elements;
    }
}
