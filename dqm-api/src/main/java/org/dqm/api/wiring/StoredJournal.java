package org.dqm.api.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.dqm.alarm.journal.Certifications;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.alarm.journal.EmbeddedPostgres;
import org.dqm.api.config.ServiceConfig;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;

/** What a service has stored, for a command that runs beside it or after it: no broker, no models, no page. */
public final class StoredJournal implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Certifications certifications;

    private StoredJournal(ServiceConfig config, Path root) throws IOException {
        try {
            Database database = Database.open(address(config, root));
            parts.push(database);
            certifications = new Certifications(database, Clock.systemUTC());
        } catch (RetryableException e) {
            close();
            throw new FatalException(
                    "no service database: " + e.getMessage()
                            + "; name it in --config F (dqm.database.*), or give --embedded for that of ./dqm demo",
                    e);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the configured database, or the embedded one, which is started unless a service runs it.
     *
     * @param root what relative directories of the configuration are relative to
     * @throws FatalException if there is none, saying what to do
     */
    public static StoredJournal open(ServiceConfig config, Path root) throws IOException {
        return new StoredJournal(config, root);
    }

    public Certifications certifications() {
        return certifications;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new FatalException("the database did not stop cleanly; what is stored is safe", e);
            }
        }
    }

    private DatabaseAddress address(ServiceConfig config, Path root) throws IOException {
        if (!config.embedded().isEnabled()) {
            return new DatabaseAddress(
                    config.database().url(),
                    config.database().user(),
                    config.database().password());
        }
        Path directory = root.resolve(config.embedded().directory());
        Path postgres = directory.resolve("postgres");
        if (!EmbeddedPostgres.hasData(postgres)) {
            throw new FatalException("no service database: nothing was ever stored in " + postgres
                    + "; run ./dqm demo or serve --embedded first");
        }
        LocalDirectory taken;
        try {
            taken = LocalDirectory.take(directory);
        } catch (FatalException inUse) {
            Optional<DatabaseAddress> running = EmbeddedPostgres.addressOfRunning(postgres);
            return running.orElseThrow(() -> inUse);
        }
        parts.push(taken);
        EmbeddedPostgres server = EmbeddedPostgres.start(postgres, 0);
        parts.push(server);
        return server.address();
    }
}
