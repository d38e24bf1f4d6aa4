package org.dqm.alarm.journal;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.commons.io.FileUtils;
import org.dqm.domain.FatalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as a child process, for local use: data under a directory that is kept, 127.0.0.1 only,
 * without password.
 *
 * <p>What is committed survives {@code kill -9} of this process and of the server. {@link #close} stops the server;
 * one that outlives its process is stopped by the next start on the same directory.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "postgres";
    private static final String DATABASE = "dqm";
    // Recovery after a crash is part of it.
    private static final Duration START = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Path data;
    private final FileChannel claim;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path data, FileChannel claim) {
        this.server = server;
        this.data = data;
        this.claim = claim;
    }

    /**
     * Starts the server; first stops one that an earlier process left running on the same directory.
     *
     * @param directory made if missing; holds {@code data/} and {@code postgres.log}
     * @param port 0 for any that is free
     * @throws FatalException if the directory is in use or the server does not start
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        Path log = directory.resolve("postgres.log");
        try {
            Files.createDirectories(directory);
            Path root = directory.toRealPath();
            FileChannel claim = claim(root);
            try {
                return new EmbeddedPostgres(launch(root, log, port), root.resolve("data"), claim);
            } catch (IOException | SQLException | RuntimeException e) {
                claim.close();
                throw e;
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new FatalException(
                    "PostgreSQL did not start in " + directory + " (" + e.getMessage() + "); its own words are in "
                            + log,
                    e);
        }
    }

    public DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE, USER, "");
    }

    @Override
    public void close() {
        try (claim) {
            checkpoint();
            server.close();
            Leftover.stop(data);
        } catch (IOException | IllegalStateException e) {
            LOG.warn("PostgreSQL did not stop cleanly; what is committed is safe", e);
        }
    }

    /** Writes all to disk before the stop, which is given five seconds only. */
    private void checkpoint() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.debug("the server is gone already", e);
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(Path root, Path log, int port)
            throws IOException, SQLException {
        Path data = root.resolve("data");
        Path complete = root.resolve("complete");
        Leftover.stop(data);
        if (!Files.exists(complete)) {
            // Killed while it was made: nobody has used it yet.
            FileUtils.deleteDirectory(data.toFile());
        }
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
        io.zonky.test.db.postgres.embedded.EmbeddedPostgres server =
                io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(START)
                        .setOutputRedirector(toLog)
                        .setErrorRedirector(toLog)
                        // Sorting must not depend on the machine's locale.
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        // The builder's defaults (-F and off) lose committed rows when the server is killed.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
        try {
            prepare(server, data);
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
        if (!Files.exists(complete)) {
            Files.createFile(complete);
        }
        return server;
    }

    private static void prepare(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path data)
            throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            String serves = one(statement, "SHOW data_directory");
            if (!new File(serves).equals(data.toFile())) {
                throw new IllegalStateException("port " + server.getPort() + " belongs to another server, of " + serves
                        + "; take another port");
            }
            if (one(statement, "SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'")
                    .equals("0")) {
                statement.executeUpdate("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Holds the directory for this process until it ends, however it ends. */
    private static FileChannel claim(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException("another process uses this directory; stop it, or take another directory");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
