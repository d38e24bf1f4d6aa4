package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What sinks did not take, kept until a person has looked at it.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class DeadLetters {
    private final Database database;
    private final Clock clock;

    public DeadLetters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A delivery that was given up: the changes after {@code from} up to {@code to}. */
    public record Failure(long from, long to, String body, int tries, String reason) {}

    /**
     * Keeps a failure and moves the sink on, both or neither.
     *
     * @return false if the sink does not stand at the failure's beginning: another replica has moved it
     */
    public boolean bury(String sink, Failure failure) {
        Instant now = now();
        return database.write(connection -> {
            SinkPositions.Step step = new SinkPositions.Step(failure.from(), failure.to());
            if (!SinkPositions.advance(connection, sink, step, now)) {
                return false;
            }
            insert(connection, sink, failure, now);
            return true;
        });
    }

    /** Newest first; at most {@code limit} with an id below {@code before}. */
    public List<DeadLetter> list(String sink, int limit, long before) {
        String sql = "SELECT * FROM dead_letter WHERE sink = ? AND id < ? ORDER BY id DESC LIMIT ?";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, sink);
                select.setLong(2, before);
                select.setInt(3, limit);
                return read(select.executeQuery());
            }
        });
    }

    public Optional<DeadLetter> one(String sink, long id) {
        return list(sink, 1, id + 1).stream()
                .filter(letter -> letter.id() == id)
                .findFirst();
    }

    /** How many wait for a person. */
    public long waiting(String sink) {
        String sql = "SELECT count(*) FROM dead_letter WHERE sink = ? AND redelivered_at IS NULL";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, sink);
                ResultSet rows = select.executeQuery();
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Notes that {@code actor} sent it again with success, in the audit too. Of two at once, the first is kept. */
    public void redelivered(DeadLetter letter, String actor) {
        Instant now = now();
        database.write(connection -> {
            String sql = "UPDATE dead_letter SET redelivered_at = ? WHERE id = ? AND redelivered_at IS NULL";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setTimestamp(1, Timestamp.from(now));
                update.setLong(2, letter.id());
                if (update.executeUpdate() == 1) {
                    new AuditRows(connection).append(redelivery(letter, actor, now));
                }
            }
            return true;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Mutation redelivery(DeadLetter letter, String actor, Instant now) {
        String object = "sinks/" + letter.sink() + "/dead-letters/" + letter.id();
        ObjectNode after = JsonNodeFactory.instance.objectNode().put("redeliveredAt", now.toString());
        return new Mutation(now, actor, "REDELIVER", object, Optional.empty(), Optional.of(after), Optional.empty());
    }

    private static void insert(Connection connection, String sink, Failure failure, Instant now) throws SQLException {
        String sql = "INSERT INTO dead_letter (sink, at, first_seq, last_seq, body, tries, reason)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, sink);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setLong(3, failure.from() + 1);
            insert.setLong(4, failure.to());
            insert.setString(5, failure.body());
            insert.setInt(6, failure.tries());
            insert.setString(7, failure.reason().replace("\0", ""));
            insert.executeUpdate();
        }
    }

    private static List<DeadLetter> read(ResultSet rows) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        while (rows.next()) {
            letters.add(new DeadLetter(
                    rows.getLong("id"),
                    rows.getString("sink"),
                    rows.getTimestamp("at").toInstant(),
                    rows.getLong("first_seq"),
                    rows.getLong("last_seq"),
                    rows.getString("body"),
                    rows.getInt("tries"),
                    rows.getString("reason"),
                    Optional.ofNullable(rows.getTimestamp("redelivered_at")).map(Timestamp::toInstant)));
        }
        return letters;
    }
}
