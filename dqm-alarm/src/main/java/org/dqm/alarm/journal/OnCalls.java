package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who is on call, by subsystem; every change is audited.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class OnCalls {
    private final Database database;
    private final Clock clock;

    public OnCalls(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Who is called about {@code subsystem}; revision 0 if nobody was ever named. */
    public OnCall of(String subsystem) {
        return database.read(connection -> select(connection, subsystem, ""));
    }

    /**
     * Names somebody else.
     *
     * @param wish its revision is the one that the person saw
     * @return what is stored now: {@code wish} under the next revision; if another revision was stored, that one
     */
    public OnCall put(OnCall wish, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> {
            insertNobody(connection, wish.subsystem(), now);
            OnCall before = select(connection, wish.subsystem(), " FOR UPDATE");
            if (before.revision() != wish.revision()) {
                return before;
            }
            OnCall after = new OnCall(
                    wish.subsystem(),
                    wish.revision() + 1,
                    clean(wish.name()),
                    clean(wish.number()),
                    clean(wish.text()));
            update(connection, after, actor, now);
            new AuditRows(connection).append(mutation(before, after, actor, now));
            return after;
        });
    }

    // PostgreSQL's text cannot hold it.
    private static String clean(String text) {
        return text.replace("\0", "");
    }

    private static Mutation mutation(OnCall before, OnCall after, String actor, Instant now) {
        return new Mutation(
                now,
                actor,
                before.revision() == 0 ? "CREATE" : "UPDATE",
                "oncall/" + after.subsystem(),
                before.revision() == 0 ? Optional.empty() : Optional.of(json(before)),
                Optional.of(json(after)),
                Optional.empty());
    }

    private static JsonNode json(OnCall onCall) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("revision", onCall.revision())
                .put("name", onCall.name())
                .put("number", onCall.number())
                .put("text", onCall.text());
    }

    /** So that there is a row to lock. */
    private static void insertNobody(Connection connection, String subsystem, Instant now) throws SQLException {
        String sql = "INSERT INTO on_call (subsystem, revision, name, number, note, by, at)"
                + " VALUES (?, 0, '', '', '', '', ?) ON CONFLICT DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, subsystem);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    private static OnCall select(Connection connection, String subsystem, String lock) throws SQLException {
        String sql = "SELECT revision, name, number, note FROM on_call WHERE subsystem = ?" + lock;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subsystem);
            ResultSet rows = select.executeQuery();
            return rows.next()
                    ? new OnCall(subsystem, rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4))
                    : OnCall.nobody(subsystem);
        }
    }

    private static void update(Connection connection, OnCall after, String actor, Instant now) throws SQLException {
        String sql = "UPDATE on_call SET revision = ?, name = ?, number = ?, note = ?, by = ?, at = ?"
                + " WHERE subsystem = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, after.revision());
            update.setString(2, after.name());
            update.setString(3, after.number());
            update.setString(4, after.text());
            update.setString(5, actor);
            update.setTimestamp(6, Timestamp.from(now));
            update.setString(7, after.subsystem());
            update.executeUpdate();
        }
    }
}
