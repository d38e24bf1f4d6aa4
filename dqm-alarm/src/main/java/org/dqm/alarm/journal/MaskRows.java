package org.dqm.alarm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.mask.MaskJson;
import org.dqm.domain.ElementPattern;

/** The tables {@code mask} and {@code mask_edition}. */
final class MaskRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    MaskRows(Connection connection) {
        this.connection = connection;
    }

    long edition() throws SQLException {
        return edition("SELECT edition FROM mask_edition");
    }

    /** The edition, which nobody else can raise before this transaction ends. */
    long hold() throws SQLException {
        return edition("SELECT edition FROM mask_edition FOR SHARE");
    }

    /** The next edition; waits for batches that commit, and lets none begin to before this transaction ends. */
    long advance() throws SQLException {
        return edition("UPDATE mask_edition SET edition = edition + 1 RETURNING edition");
    }

    /** Waits for batches that commit, and lets none begin to before this transaction ends; the masks stay. */
    void shutOut() throws SQLException {
        long unused = edition("SELECT edition FROM mask_edition FOR UPDATE");
    }

    /** By rising id. */
    List<Mask> inForce() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM mask WHERE to_edition IS NULL ORDER BY id")) {
            return list(select);
        }
    }

    /**
     * Newest first.
     *
     * @param active whether only those that hold, or only those that have ended
     */
    List<Mask> before(long id, Optional<Boolean> active, int limit) throws SQLException {
        String which = active.map(yes -> " AND to_edition IS " + (yes ? "" : "NOT ") + "NULL")
                .orElse("");
        String sql = "SELECT * FROM mask WHERE id < ?" + which + " ORDER BY id DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return list(select);
        }
    }

    Optional<Mask> one(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM mask WHERE id = ?")) {
            select.setLong(1, id);
            return list(select).stream().findFirst();
        }
    }

    /** Those that hold although their time is over. */
    List<Mask> over(Instant now) throws SQLException {
        String sql = "SELECT * FROM mask WHERE to_edition IS NULL AND until <= ? ORDER BY id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(now));
            return list(select);
        }
    }

    /** @param edition the first in which it holds */
    Mask insert(MaskDraft draft, String author, Instant at, long edition) throws SQLException {
        String sql =
                "INSERT INTO mask (element, bins, unit, reason, author, at, until, alarm_id, from_edition, run_types)"
                        + " VALUES (?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, draft.elements().glob());
            insert.setString(2, MaskJson.bins(draft.bins()).toString());
            insert.setString(3, draft.unit().orElse(null));
            insert.setString(4, draft.reason());
            insert.setString(5, author);
            insert.setTimestamp(6, Timestamp.from(at));
            insert.setTimestamp(7, Timestamp.from(draft.until()));
            insert.setObject(8, draft.alarmId().isPresent() ? draft.alarmId().getAsLong() : null);
            insert.setLong(9, edition);
            insert.setArray(
                    10, connection.createArrayOf("text", draft.runTypes().toArray()));
            ResultSet rows = insert.executeQuery();
            rows.next();
            return new Mask(rows.getLong(1), draft, author, at, edition, Optional.empty());
        }
    }

    Mask end(Mask mask, Mask.End end) throws SQLException {
        String sql = "UPDATE mask SET to_edition = ?, ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, end.edition());
            update.setTimestamp(2, Timestamp.from(end.at()));
            update.setString(3, end.by().orElse(null));
            update.setString(4, end.reason().orElse(null));
            update.setLong(5, mask.id());
            update.executeUpdate();
        }
        return new Mask(mask.id(), mask.known(), mask.author(), mask.at(), mask.fromEdition(), Optional.of(end));
    }

    private long edition(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<Mask> list(PreparedStatement select) throws SQLException {
        ResultSet rows = select.executeQuery();
        List<Mask> masks = new ArrayList<>();
        while (rows.next()) {
            masks.add(new Mask(
                    rows.getLong("id"),
                    draft(rows),
                    rows.getString("author"),
                    rows.getTimestamp("at").toInstant(),
                    rows.getLong("from_edition"),
                    end(rows)));
        }
        return masks;
    }

    private static MaskDraft draft(ResultSet row) throws SQLException {
        long alarm = row.getLong("alarm_id");
        OptionalLong alarmId = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(alarm);
        return new MaskDraft(
                new ElementPattern(row.getString("element")),
                boxes(row.getString("bins")),
                Optional.ofNullable(row.getString("unit")),
                Set.of((String[]) row.getArray("run_types").getArray()),
                row.getString("reason"),
                row.getTimestamp("until").toInstant(),
                alarmId);
    }

    private static Optional<Mask.End> end(ResultSet row) throws SQLException {
        long edition = row.getLong("to_edition");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Mask.End(
                        edition,
                        row.getTimestamp("ended_at").toInstant(),
                        Optional.ofNullable(row.getString("ended_by")),
                        Optional.ofNullable(row.getString("end_reason"))));
    }

    private static List<BinBox> boxes(String bins) {
        try {
            return MaskJson.bins(JSON.readTree(bins));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON: " + bins, e);
        }
    }
}
