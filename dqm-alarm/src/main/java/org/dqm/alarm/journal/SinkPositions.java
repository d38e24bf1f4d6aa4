package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/**
 * How far each sink has come in the feed. A position is stored after the delivery, so a crash in between delivers
 * again and never leaves out.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class SinkPositions {
    private final Database database;
    private final Clock clock;

    public SinkPositions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The last seq that was dealt with; a sink that is new begins before the first change. */
    public long reached(String sink) {
        return database.read(connection -> reached(connection, sink, 0));
    }

    /** The same; a sink that is new begins with what happens from now on. */
    public long reachedOrNow(String sink) {
        return database.write(connection -> {
            insert(connection, sink, new TransitionRows(connection).lastSeq(), clock.instant());
            return reached(connection, sink, 0);
        });
    }

    /**
     * Moves a sink on.
     *
     * @return false if it does not stand at {@code from}: another replica has moved it, nothing is stored
     */
    public boolean advance(String sink, long from, long to) {
        return database.write(connection -> advance(connection, sink, new Step(from, to), clock.instant()));
    }

    /** From which seq to which. */
    record Step(long from, long to) {}

    static boolean advance(Connection connection, String sink, Step step, Instant now) throws SQLException {
        if (step.from() == 0) {
            insert(connection, sink, 0, now);
        }
        String sql = "UPDATE sink_position SET seq = ?, at = ? WHERE sink = ? AND seq = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, step.to());
            update.setTimestamp(2, Timestamp.from(now));
            update.setString(3, sink);
            update.setLong(4, step.from());
            return update.executeUpdate() == 1;
        }
    }

    private static long reached(Connection connection, String sink, long ifNew) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT seq FROM sink_position WHERE sink = ?")) {
            select.setString(1, sink);
            ResultSet rows = select.executeQuery();
            return rows.next() ? rows.getLong(1) : ifNew;
        }
    }

    private static void insert(Connection connection, String sink, long seq, Instant now) throws SQLException {
        String sql = "INSERT INTO sink_position (sink, seq, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, sink);
            insert.setLong(2, seq);
            insert.setTimestamp(3, Timestamp.from(now));
            insert.executeUpdate();
        }
    }
}
