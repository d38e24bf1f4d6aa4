package org.dqm.alarm.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL server for all tests of a JVM: a container where a Docker engine answers and has or gets the
 * image, embedded otherwise. Says on one line which.
 */
interface PostgresServer extends AutoCloseable {
    String IMAGE = "postgres:18";

    /** An empty database of its own. */
    DatabaseAddress newDatabase();

    @Override
    void close();

    static PostgresServer start() {
        Optional<String> obstacle = Containers.obstacle(IMAGE);
        System.err.println("tests use PostgreSQL "
                + obstacle.map(why -> "embedded: " + why).orElse("in a container"));
        return obstacle.isPresent() ? embedded() : container();
    }

    private static PostgresServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
        container.start();
        DatabaseAddress address =
                new DatabaseAddress(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        return of(address, container::stop);
    }

    private static PostgresServer embedded() {
        try {
            Path directory = Files.createTempDirectory("dqm-test-postgres");
            EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);
            return of(server.address(), () -> {
                server.close();
                FileUtils.deleteQuietly(directory.toFile());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer of(DatabaseAddress address, Runnable stop) {
        return new PostgresServer() {
            @Override
            public DatabaseAddress newDatabase() {
                String name = "test_" + UUID.randomUUID().toString().replace("-", "");
                try (Connection connection =
                                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                        Statement statement = connection.createStatement()) {
                    statement.executeUpdate("CREATE DATABASE " + name);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                String server = address.jdbcUrl().replaceFirst("/[^/]*$", "/");
                return new DatabaseAddress(server + name, address.user(), address.password());
            }

            @Override
            public void close() {
                stop.run();
            }
        };
    }
}
