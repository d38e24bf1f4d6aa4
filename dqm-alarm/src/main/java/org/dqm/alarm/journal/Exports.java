package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The exports to an FPGA: a queue of which one runs at a time, and what came of those before. To ask for one is audited.
 *
 * <p>One replica at a time may take from the queue ({@link Lease}). Every method throws {@link
 * org.dqm.domain.RetryableException} while the database is away.
 */
public final class Exports {
    private final Database database;
    private final Clock clock;

    public Exports(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Puts an export at the end of the queue.
     *
     * @param mostWaiting exports that may wait beside the one that runs
     * @return empty if so many wait already
     */
    public Optional<StoredExport> ask(ExportWish wish, int mostWaiting) {
        Instant now = now();
        return database.write(connection -> {
            ExportRows rows = new ExportRows(connection);
            rows.shutOut();
            if (rows.unfinished() > mostWaiting) {
                return Optional.empty();
            }
            StoredExport asked = rows.insert(wish, now);
            ObjectNode audited = JsonNodeFactory.instance.objectNode();
            audited.put("model", wish.model().name())
                    .put("version", wish.model().version());
            audited.set("options", wish.options());
            new AuditRows(connection)
                    .append(new Mutation(
                            now,
                            wish.by(),
                            "CREATE",
                            "exports/fpga/" + asked.id(),
                            Optional.empty(),
                            Optional.of(audited),
                            Optional.empty()));
            return Optional.of(asked);
        });
    }

    public Optional<StoredExport> one(long id) {
        return database.read(connection -> new ExportRows(connection).one(id));
    }

    /** Newest first, those with an id below {@code before}. */
    public ExportPage list(int limit, OptionalLong before) {
        return database.read(connection -> {
            List<StoredExport> found = new ExportRows(connection).before(before.orElse(Long.MAX_VALUE), limit + 1);
            boolean isLast = found.size() <= limit;
            List<StoredExport> page = isLast ? found : found.subList(0, limit);
            return new ExportPage(
                    page,
                    isLast
                            ? OptionalLong.empty()
                            : OptionalLong.of(page.get(limit - 1).id()));
        });
    }

    /** Whether anything waits or runs. */
    public boolean isAnyUnfinished() {
        return database.read(connection -> new ExportRows(connection).unfinished()) > 0;
    }

    /**
     * What runs is told interrupted: nobody works on it any more. For whoever may take from the queue, before it takes
     * the next.
     *
     * @return how many
     */
    public int interrupt(String why) {
        Instant now = now();
        return database.write(connection -> new ExportRows(connection).interrupt(why, now));
    }

    /** The longest waiting export, which runs from now on. */
    public Optional<StoredExport> begin() {
        Instant now = now();
        return database.write(connection -> new ExportRows(connection).begin(now));
    }

    /** Says what the one that runs is at. */
    public void step(long id, String step) {
        boolean unused = database.write(connection -> new ExportRows(connection).step(id, step));
    }

    /**
     * Ends one well; its archive is kept.
     *
     * @return whether it ran: another replica may have told it interrupted
     */
    public boolean finish(long id, StoredExport.Made made) {
        Instant now = now();
        return database.write(connection -> new ExportRows(connection).finish(id, made, now));
    }

    /**
     * Ends one badly.
     *
     * @return whether it ran
     */
    public boolean fail(long id, String failure) {
        Instant now = now();
        return database.write(connection -> new ExportRows(connection).fail(id, failure, now));
    }

    /** Those but the newest {@code kept} whose archives are there: their files are to go. */
    public List<Long> superfluous(int kept) {
        return database.read(connection -> new ExportRows(connection).superfluous(kept));
    }

    /** Says that an archive is gone. */
    public void drop(long id) {
        boolean unused = database.write(connection -> new ExportRows(connection).drop(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
