package org.dqm.alarm.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Check;
import org.dqm.alarm.label.LsRange;
import org.dqm.alarm.threshold.Rules;

/**
 * Elements and what was said of their lumisections.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class ElementQueries {
    /** A timeline is so many lumisections long: 23 minutes. */
    public static final int TIMELINE = 60;

    private final Database database;
    private final Check unconfigured;

    /**
     * Queries.
     *
     * @param unconfigured what the elements are held against that nobody configured
     */
    public ElementQueries(Database database, Check unconfigured) {
        this.database = database;
        this.unconfigured = unconfigured;
    }

    /** Elements that sent a record, by id; at most {@code limit} with an id above {@code afterId}. */
    public List<KnownElement> list(ElementFilter filter, long afterId, int limit) {
        return database.read(connection -> new KnownElementRows(connection).list(filter, afterId, limit));
    }

    public Optional<KnownElement> one(long id) {
        return database.read(connection -> new KnownElementRows(connection).one(id));
    }

    /** Lumisections of an element in a run, by number; at most {@code limit} above {@code afterLs}. */
    public List<ScoredLumisection> lumisections(long elementId, int run, int afterLs, int limit) {
        return database.read(connection -> new LumisectionRows(connection).ofElement(elementId, run, afterLs, limit));
    }

    /**
     * Where the last good lumisections of an element are, at most {@code length}, in the order in which they were read,
     * all of one run: of those not long ago the one that has most.
     */
    public List<WindowRecord> lastGood(long elementId, int length) {
        return database.read(connection -> new LumisectionRows(connection).lastGood(elementId, length));
    }

    /**
     * The last {@link #TIMELINE} lumisections of a run.
     *
     * @param run if empty, that of the record that was stored last
     * @return empty if nothing is stored of the run
     */
    public Optional<Timeline> timeline(OptionalInt run, ElementFilter filter, long afterId, int limit) {
        return database.read(connection -> {
            LumisectionRows rows = new LumisectionRows(connection);
            OptionalInt wanted = run.isPresent()
                    ? run
                    : new Census(connection)
                            .latest()
                            .map(latest -> OptionalInt.of(latest.run()))
                            .orElse(OptionalInt.empty());
            OptionalInt last = wanted.isPresent() ? rows.last(wanted.getAsInt()) : OptionalInt.empty();
            if (last.isEmpty()) {
                return Optional.empty();
            }
            LsRange range = new LsRange(Math.max(0, last.getAsInt() - TIMELINE + 1), last.getAsInt());
            List<KnownElement> elements = new KnownElementRows(connection).list(filter, afterId, limit);
            Rules rules = new Rules(new ThresholdRows(connection).inForce(), unconfigured);
            return Optional.of(
                    new Timeline(wanted.getAsInt(), range, rows.timeline(elements, wanted.getAsInt(), range, rules)));
        });
    }
}
