package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    Path directory;

    @AfterEach
    void stopWhatAFailedTestLeft() throws IOException {
        Leftover.stop(directory.toRealPath().resolve("data"));
    }

    @Test
    void runningServerKeepsWhatIsCommittedAndItsDirectory() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);
                Database database = Database.open(server.address())) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(database, "server_version")).startsWith("18.");

            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0))
                    .isInstanceOf(FatalException.class)
                    .hasMessageContaining("another process uses ");
            assertThat(database.isUp()).isTrue();

            assertPasswordIsOursAlone(server.address());
        }
    }

    @Test
    void killedProcessAndKilledServerLoseNothingThatWasCommitted() throws Exception {
        for (Set<Victim> victims : List.of(Set.of(Victim.SERVICE), Set.of(Victim.SERVER, Victim.SERVICE))) {
            long committed = runUntilKilled(victims);

            try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);
                    Database database = Database.open(server.address())) {
                assertHoldsAllOf(database, committed);
            }
        }
    }

    @Test
    void databaseThatIsAwayIsRetryable() {
        EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);
        DatabaseAddress address = server.address();
        try (Database database = Database.open(address)) {
            Journal journal = JournalStory.open(database);

            server.close();

            assertThatThrownBy(() -> journal.nextOffsets(Set.of(0))).isInstanceOf(RetryableException.class);
            assertThat(database.isUp()).isFalse();
        }
        assertThatThrownBy(() -> Database.open(address)).isInstanceOf(RetryableException.class);
    }

    @Test
    void dataIsKeptWhateverIsLeftBesideIt() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/postgresql.conf"), "# killed while it was made");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);
                Database database = Database.open(server.address())) {
            new JournalStory(database).sees();
        }

        Process stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(directory.resolve("data/postmaster.pid"), stranger.pid() + "\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);
                Database database = Database.open(server.address())) {
            assertThat(next(database)).isEqualTo(1);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private void assertPasswordIsOursAlone(DatabaseAddress address) throws IOException {
        assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(address.toString()).doesNotContain(address.password());
        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.user(), "guess"))
                .hasMessageContaining("password authentication failed");
    }

    private enum Victim {
        SERVICE,
        SERVER
    }

    /** The last lumisection that the process said was committed. */
    private long runUntilKilled(Set<Victim> victims) throws IOException, InterruptedException {
        Process service = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CommitsUntilKilled.class.getName(),
                        directory.toString())
                .redirectError(directory.resolve("service.log").toFile())
                .start();
        long committed = 0;
        try (BufferedReader said = service.inputReader()) {
            for (int lines = 0; lines < 40; lines++) {
                String line = said.readLine();
                assertThat(line)
                        .as("the service says: %s", Files.readString(directory.resolve("service.log")))
                        .startsWith("committed ");
                committed = Long.parseLong(line.substring(10));
            }
            if (victims.contains(Victim.SERVER)) {
                long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                        .get(0));
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            }
            // Through its handle: the other way closes the stream.
            service.toHandle().destroyForcibly();
            service.waitFor();
            String line = said.readLine();
            while (line != null && line.startsWith("committed ")) {
                committed = Long.parseLong(line.substring(10));
                line = said.readLine();
            }
        }
        return committed;
    }

    private static void assertHoldsAllOf(Database database, long committed) {
        long next = next(database);
        AlarmQueries queries = new AlarmQueries(database);
        // One more may have been committed that the process had no time to tell of.
        assertThat(next).isBetween(committed, committed + 1);
        assertThat(queries.tally().scored()).isEqualTo(next);
        assertThat(queries.seq()).isEqualTo(next);
        assertThat(queries.snapshot().items())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.live().ls()).isEqualTo((int) next));
    }

    private static long next(Database database) {
        return JournalStory.open(database)
                .nextOffsets(Set.of(JournalStory.PARTITION))
                .get(JournalStory.PARTITION);
    }

    private static String setting(Database database, String name) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SHOW " + name)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
