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
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.domain.ElementPattern;

/** The table {@code out_of_service}. */
final class OutOfServiceRows {
    private final Connection connection;

    OutOfServiceRows(Connection connection) {
        this.connection = connection;
    }

    /** By rising id. */
    List<OutOfService> inForce() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM out_of_service WHERE ended_at IS NULL ORDER BY id")) {
            return list(select);
        }
    }

    /**
     * Newest first, those with an id below {@code id}.
     *
     * @param active whether only those that hold, or only those that have ended
     */
    List<OutOfService> before(long id, Optional<Boolean> active, int limit) throws SQLException {
        String which = active.map(yes -> " AND ended_at IS " + (yes ? "" : "NOT ") + "NULL")
                .orElse("");
        String sql = "SELECT * FROM out_of_service WHERE id < ?" + which + " ORDER BY id DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return list(select);
        }
    }

    Optional<OutOfService> one(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM out_of_service WHERE id = ?")) {
            select.setLong(1, id);
            return list(select).stream().findFirst();
        }
    }

    /** Those that hold although their time is over. */
    List<OutOfService> over(Instant now) throws SQLException {
        String sql = "SELECT * FROM out_of_service WHERE ended_at IS NULL AND until <= ? ORDER BY id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(now));
            return list(select);
        }
    }

    OutOfService insert(OutOfServiceDraft draft, String author, Instant at) throws SQLException {
        String sql = "INSERT INTO out_of_service (element, reason, author, at, until) VALUES (?, ?, ?, ?, ?)"
                + " RETURNING id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, draft.elements().glob());
            insert.setString(2, draft.reason());
            insert.setString(3, author);
            insert.setTimestamp(4, Timestamp.from(at));
            insert.setTimestamp(5, draft.until().map(Timestamp::from).orElse(null));
            ResultSet rows = insert.executeQuery();
            rows.next();
            return new OutOfService(rows.getLong(1), draft, author, at, Optional.empty());
        }
    }

    OutOfService end(OutOfService outage, OutOfService.End end) throws SQLException {
        String sql = "UPDATE out_of_service SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(end.at()));
            update.setString(2, end.by().orElse(null));
            update.setString(3, end.reason().orElse(null));
            update.setLong(4, outage.id());
            update.executeUpdate();
        }
        return new OutOfService(outage.id(), outage.said(), outage.author(), outage.at(), Optional.of(end));
    }

    private static List<OutOfService> list(PreparedStatement select) throws SQLException {
        ResultSet rows = select.executeQuery();
        List<OutOfService> outages = new ArrayList<>();
        while (rows.next()) {
            Optional<Instant> ended =
                    Optional.ofNullable(rows.getTimestamp("ended_at")).map(Timestamp::toInstant);
            Optional<String> endedBy = Optional.ofNullable(rows.getString("ended_by"));
            Optional<String> endReason = Optional.ofNullable(rows.getString("end_reason"));
            outages.add(new OutOfService(
                    rows.getLong("id"),
                    new OutOfServiceDraft(
                            new ElementPattern(rows.getString("element")),
                            rows.getString("reason"),
                            Optional.ofNullable(rows.getTimestamp("until")).map(Timestamp::toInstant)),
                    rows.getString("author"),
                    rows.getTimestamp("at").toInstant(),
                    ended.map(at -> new OutOfService.End(at, endedBy, endReason))));
        }
        return outages;
    }
}
