package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that one replica does at a time: an advisory lock of PostgreSQL, held as long as one connection lives. A
 * replica that dies loses it at once, one that cannot reach the database when it next asks.
 *
 * <p>It saves work and keeps order; exactness comes from the guarded positions, as two replicas may both believe to
 * hold it for a moment. For any thread.
 */
public final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final int PING_S = 2;

    private final Database database;
    private final String work;
    private Optional<Connection> holder = Optional.empty();

    /** A lease that nobody has asked for yet; {@code work} names it for all replicas. */
    public Lease(Database database, String work) {
        this.database = database;
        this.work = work;
    }

    /**
     * Whether this replica holds it, taking it if it is free.
     *
     * @throws org.dqm.domain.RetryableException while the database is away
     */
    public synchronized boolean isOurs() {
        try {
            if (holder.isPresent()) {
                if (holder.get().isValid(PING_S)) {
                    return true;
                }
                LOG.warn("the lease of {} is lost with its connection", work);
                drop();
            }
            take();
            return holder.isPresent();
        } catch (SQLException e) {
            drop();
            throw SqlFailure.of(e);
        }
    }

    private void take() throws SQLException {
        Connection connection = database.lend();
        boolean taken = false;
        try {
            // Between two statements nothing of the database must be held up.
            connection.setAutoCommit(true);
            taken = isLocked(connection);
        } finally {
            if (taken) {
                holder = Optional.of(connection);
                LOG.info("this replica does the work of {}", work);
            } else {
                connection.close();
            }
        }
    }

    private boolean isLocked(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            select.setString(1, work);
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** Gives it back, so that another replica takes over without waiting. */
    @Override
    public synchronized void close() {
        holder.ifPresent(Lease::unlock);
        drop();
    }

    private static void unlock(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("the session is gone, and its lock with it", e);
        }
    }

    /** The session ends, and with it the lock: a connection that went back to the pool would keep it. */
    private void drop() {
        holder.ifPresent(database::discard);
        holder = Optional.empty();
    }
}
