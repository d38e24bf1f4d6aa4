package org.dqm.alarm.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** A pool of connections to a PostgreSQL whose schema is up to date. */
public final class Database implements AutoCloseable {
    private static final String MIGRATIONS = "classpath:org/dqm/alarm/journal/migration";
    private static final int POOL_SIZE = 8;
    private static final int POOL_SIZE_APART = 3;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ANSWER_S = 30;
    private static final int PING_S = 2;

    private final HikariDataSource pool;
    // Of this pool alone: a thread may work on the canary's database too.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Connection> joined = new ThreadLocal<>();

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects and migrates the schema.
     *
     * @throws RetryableException if the database does not answer
     * @throws FatalException if it refuses the user or the password, or its schema is newer than this program, or was changed by hand
     */
    public static Database open(DatabaseAddress address) {
        return open(address, connect(address));
    }

    /**
     * The same tables once more, in a schema of their own: nothing that reads the others sees what is in them. The
     * user must be allowed to make the schema.
     */
    public static Database openApart(DatabaseAddress address, String schema) {
        return open(
                address,
                connect(address, config -> {
                    config.setPoolName(schema);
                    config.setMaximumPoolSize(POOL_SIZE_APART);
                    config.setSchema(schema);
                }),
                schema);
    }

    private static Database open(DatabaseAddress address, HikariDataSource pool, String... schemas) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .schemas(schemas)
                    .locations(MIGRATIONS)
                    // Flyway would run on a schema from the future without a word.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
            return new Database(pool);
        } catch (FlywayValidateException e) {
            pool.close();
            throw new FatalException(
                    "the schema at " + address + " is not one that this program made; run the version that made it, or"
                            + " use an empty database",
                    e);
        } catch (FlywayException e) {
            pool.close();
            throw new RetryableException("the schema at " + address + " could not be brought up to date", e);
        }
    }

    /** Whether the database answers within two seconds. */
    public boolean isUp() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(PING_S);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Runs {@code work} in one transaction, READ COMMITTED; commits unless it throws. */
    <T> T write(Work<T> work) {
        return run(work);
    }

    /**
     * Runs {@code work} in one transaction, and with it everything that this thread asks of the database meanwhile:
     * reads too, which then see the newest that is committed, and what the transaction has done.
     */
    <T> T together(Work<T> work) {
        return run(connection -> {
            if (joined.get() != null) {
                return work.in(connection);
            }
            joined.set(connection);
            try {
                return work.in(connection);
            } finally {
                joined.remove();
            }
        });
    }

    /** Runs {@code work} on one snapshot of everything. */
    <T> T read(Work<T> work) {
        if (joined.get() != null) {
            return run(work);
        }
        return run(connection -> {
            try (Statement statement = connection.createStatement()) {
                // Of this transaction alone: JDBC's own setters cost two more round trips.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            }
            return work.in(connection);
        });
    }

    /** A connection that is the caller's until it is closed or {@link #discard}ed. */
    Connection lend() throws SQLException {
        return pool.getConnection();
    }

    /** Ends the session of a connection that was lent. */
    void discard(Connection lent) {
        pool.evictConnection(lent);
    }

    private <T> T run(Work<T> work) {
        Connection outer = joined.get();
        if (outer == null) {
            return alone(work);
        }
        try {
            return work.in(outer);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private <T> T alone(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static HikariDataSource connect(DatabaseAddress address) {
        return connect(address, config -> {});
    }

    private static HikariDataSource connect(DatabaseAddress address, Consumer<HikariConfig> special) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(CONNECT.toMillis());
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        // A server that is gone without a word must not hold a thread for ever.
        config.addDataSourceProperty("socketTimeout", ANSWER_S);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("ApplicationName", "dqm");
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        special.accept(config);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw SqlFailure.ofConnecting(address, e);
        }
    }

    /** What is done inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
