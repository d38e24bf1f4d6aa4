package org.dqm.alarm.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as a child process, for local use: data under a directory that is kept, 127.0.0.1 only, with a
 * password of its own.
 *
 * <p>What is committed survives {@code kill -9} of this process and of the server. {@link #close} stops the server;
 * one that outlives its process is stopped by the next start on the same directory.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "dqm";
    private static final int ATTEMPTS = 3;
    // The line of postmaster.pid, from 0, that holds the port.
    private static final int PID_FILE_PORT = 3;
    // Recovery after a crash is part of it.
    private static final String START_S = "60";
    private static final String STOP_S = "15";

    private final PostgresCluster cluster;
    private final DirectoryClaim claim;
    private final int port;

    private EmbeddedPostgres(PostgresCluster cluster, DirectoryClaim claim, int port) {
        this.cluster = cluster;
        this.claim = claim;
        this.port = port;
    }

    /**
     * Starts the server; first stops one that an earlier process left running on the same directory.
     *
     * @param directory made if missing; holds {@code data/}, {@code password} and {@code postgres.log}
     * @param port 0 for any that is free
     * @throws FatalException if the directory is in use or the server does not start
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        try {
            Files.createDirectories(directory);
            Path root = directory.toRealPath();
            DirectoryClaim claim = DirectoryClaim.on(root);
            try {
                PostgresCluster cluster = PostgresCluster.in(root);
                Leftover.stop(cluster.data());
                cluster.make();
                EmbeddedPostgres server = new EmbeddedPostgres(cluster, claim, launch(cluster, port));
                server.makeDatabase();
                return server;
            } catch (IOException | SQLException | RuntimeException e) {
                claim.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new FatalException("PostgreSQL did not start in " + directory + ": " + e.getMessage(), e);
        }
    }

    public DatabaseAddress address() {
        return address(DATABASE);
    }

    /** Whether a server has ever kept its data there. */
    public static boolean hasData(Path directory) {
        return Files.exists(directory.resolve("complete"));
    }

    /** Where the server answers that another process runs on the same directory; empty if none does. */
    public static Optional<DatabaseAddress> addressOfRunning(Path directory) throws IOException {
        Path pidFile = directory.resolve("data/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() > PID_FILE_PORT
                ? Optional.of(new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:"
                                + lines.get(PID_FILE_PORT).strip() + "/" + DATABASE,
                        PostgresCluster.USER,
                        Files.readString(directory.resolve("password"))))
                : Optional.empty();
    }

    @Override
    public void close() {
        try (claim) {
            cluster.programs().run("pg_ctl", "-D", cluster.data().toString(), "stop", "-m", "fast", "-w", "-t", STOP_S);
            Leftover.stop(cluster.data());
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop cleanly; what is committed is safe", e);
        }
    }

    /** The port on which the server runs. */
    private static int launch(PostgresCluster cluster, int port) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int tried = port == 0 ? freePort() : port;
            int status = cluster.programs()
                    .run("pg_ctl", "-D", cluster.data().toString(), "-o", options(tried), "-w", "-t", START_S, "start");
            if (status == 0) {
                return tried;
            }
            LOG.info("PostgreSQL did not start, attempt {} of {}", attempt, ATTEMPTS);
            Leftover.stop(cluster.data());
        }
        throw new FatalException(
                "PostgreSQL did not start" + (port == 0 ? "" : " on port " + port) + "; it says why in "
                        + cluster.log() + ". A port that is taken: choose another. No user namespaces for root: run as"
                        + " another user, or use a PostgreSQL of your own");
    }

    private static String options(int port) {
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                // What keeps committed rows when the server is killed; said here so that no file can undo it.
                + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on";
    }

    private void makeDatabase() throws SQLException {
        DatabaseAddress first = address("postgres");
        try (Connection connection = DriverManager.getConnection(first.jdbcUrl(), first.user(), first.password());
                Statement statement = connection.createStatement()) {
            ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.executeUpdate("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private DatabaseAddress address(String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, PostgresCluster.USER, cluster.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
