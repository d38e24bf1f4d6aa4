package org.dqm.alarm.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Requests that may be sent again: each is done once, and its answer is kept in the transaction of what it changed. So
 * there is no answer without the change and no change without the answer, whatever is killed in between.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Repeats {
    /** An answer is kept so long. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int TIDY_AT_ONCE = 100;

    private final Database database;
    private final Clock clock;

    public Repeats(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a caller calls a request.
     *
     * @param identity whose key it is: others may use the same
     * @param asked what is asked, in full
     */
    public record Request(String identity, String key, String asked) {}

    /** What became of a request. */
    public sealed interface Outcome {
        /** This is its answer; {@code isRepeated} if it was given before. */
        record Answered(String answer, boolean isRepeated) implements Outcome {}

        /** The key was used for another request. */
        record OtherRequest() implements Outcome {}

        /** The same key is being worked on. */
        record Running() implements Outcome {}
    }

    /**
     * Does {@code work}, unless it was done. Everything that it asks of this database on this thread is one
     * transaction; if it throws, nothing was changed, and the key is free.
     *
     * @param work gives the answer
     */
    public Outcome once(Request request, Supplier<String> work) {
        Instant now = clock.instant();
        String asked = Checksum.sha256(request.asked.getBytes(StandardCharsets.UTF_8));
        return database.together(connection -> {
            if (!lock(connection, request)) {
                return new Outcome.Running();
            }
            Optional<Kept> kept = kept(connection, request, now);
            if (kept.isPresent()) {
                return kept.get().asked.equals(asked)
                        ? new Outcome.Answered(kept.get().answer, true)
                        : new Outcome.OtherRequest();
            }
            String answer = work.get();
            keep(connection, request, new Kept(asked, answer), now);
            tidy(connection, now);
            return new Outcome.Answered(answer, false);
        });
    }

    private record Kept(String asked, String answer) {}

    private static boolean lock(Connection connection, Request request) throws SQLException {
        String sql = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 1))";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, request.identity + "\n" + request.key);
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static Optional<Kept> kept(Connection connection, Request request, Instant now) throws SQLException {
        String sql = "SELECT request, answer FROM answered_request WHERE identity = ? AND key = ? AND at > ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, request.identity);
            select.setString(2, request.key);
            select.setTimestamp(3, Timestamp.from(now.minus(KEPT)));
            ResultSet rows = select.executeQuery();
            return rows.next() ? Optional.of(new Kept(rows.getString(1), rows.getString(2))) : Optional.empty();
        }
    }

    private static void keep(Connection connection, Request request, Kept kept, Instant now) throws SQLException {
        String sql = """
                INSERT INTO answered_request (identity, key, request, answer, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (identity, key) DO UPDATE
                SET request = EXCLUDED.request, answer = EXCLUDED.answer, at = EXCLUDED.at""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, request.identity);
            insert.setString(2, request.key);
            insert.setString(3, kept.asked);
            insert.setString(4, kept.answer);
            insert.setTimestamp(5, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    /** A few old ones with each new one: there are never many. */
    private static void tidy(Connection connection, Instant now) throws SQLException {
        String sql = """
                DELETE FROM answered_request WHERE (identity, key) IN (
                    SELECT identity, key FROM answered_request WHERE at <= ? ORDER BY at LIMIT ?
                    FOR UPDATE SKIP LOCKED)""";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
            delete.setInt(2, TIDY_AT_ONCE);
            delete.executeUpdate();
        }
    }
}
