package org.dqm.alarm.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.Mask;
import org.dqm.domain.RunEvent;

/**
 * The runs: as their starts and stops are told, and as histograms show them.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Runs {
    private final Database database;
    private final FloodLimits floods;
    private final Clock clock;

    /** @param floods of more new alarms than these, which masks may free, one call is made */
    public Runs(Database database, FloodLimits floods, Clock clock) {
        this.database = database;
        this.floods = floods;
        this.clock = clock;
    }

    /**
     * Takes what somebody has told. Of two starts of a run the one with the later time counts, and of two stops, so
     * hearing all of it again changes nothing. Where a type that is new makes masks hold or not, that counts from the next
     * lumisection on, as if the masks had been changed.
     */
    public void tell(RunEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.write(connection -> {
            MaskRows masks = new MaskRows(connection);
            masks.shutOut();
            RunRows runs = new RunRows(connection);
            Optional<String> before = runs.one(event.run()).flatMap(KnownRun::type);
            runs.tell(event);
            List<Mask> limited = masks.inForce().stream()
                    .filter(mask -> mask.known().isLimited())
                    .toList();
            if (!limited.isEmpty()
                    && !runs.one(event.run()).flatMap(KnownRun::type).equals(before)) {
                long unused = masks.advance();
                new Remasking(connection, floods).typeTold(limited, now);
            }
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
