package org.dqm.alarm.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.domain.RunEvent;

/**
 * The runs: as their starts and stops are told, and as histograms show them.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Runs {
    private final Database database;

    public Runs(Database database) {
        this.database = database;
    }

    /**
     * Takes what somebody has told. Of two starts of a run the one with the later time counts, and of two stops, so
     * hearing all of it again changes nothing.
     */
    public void tell(RunEvent event) {
        database.write(connection -> {
            new RunRows(connection).tell(event);
            return true;
        });
    }

    /** At most {@code limit} runs with a number below {@code before}, the highest first. */
    public List<KnownRun> page(int limit, OptionalLong before) {
        return database.read(connection -> new RunRows(connection).page(limit, before));
    }

    /** One run. */
    public Optional<KnownRun> of(int run) {
        return database.read(connection -> new RunRows(connection).one(run));
    }

    /** The run that was begun or seen last. */
    public Optional<KnownRun> current() {
        return database.read(connection -> new RunRows(connection).current());
    }
}
