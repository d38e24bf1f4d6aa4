package org.dqm.api.wiring;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database, and waits for it: containers start in any order, it may come a minute later. */
final class DatabaseAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAtStart.class);
    private static final int TRIES = 60;
    private static final String CANARY = "canary";
    /** The database was there a moment ago: killed, it is back in a second or two. */
    private static final int CANARY_TRIES = 5;

    private DatabaseAtStart() {}

    /**
     * The service's.
     *
     * @throws FatalException if it does not come
     */
    static Database open(DatabaseAddress address) throws IOException {
        return connect(() -> Database.open(address), TRIES);
    }

    /** A place for the canary; one that cannot be made stops nothing. */
    static Optional<Database> openApart(DatabaseAddress address) throws IOException {
        try {
            return Optional.of(connect(() -> Database.openApart(address, CANARY), CANARY_TRIES));
        } catch (FatalException e) {
            LOG.error(
                    "no canary, /health/deadman will say 503: {}; may the user make the schema {}?",
                    e.getMessage(),
                    CANARY);
            return Optional.empty();
        }
    }

    private static Database connect(Supplier<Database> opening, int mostTries) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return opening.get();
            } catch (RetryableException e) {
                if (tries == mostTries) {
                    throw new FatalException(e.getMessage() + "; is PostgreSQL running there?", e);
                }
                LOG.warn("waiting for the database: {}", e.getMessage());
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the database", e);
            }
        }
    }
}
