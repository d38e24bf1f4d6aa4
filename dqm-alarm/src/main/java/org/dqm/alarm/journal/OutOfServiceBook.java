package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.alarm.outofservice.Outages;

/**
 * What is out of service, and what experts do about it. What says that it is done is durable, and audited.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class OutOfServiceBook {
    private static final int CHUNK = 1_000;

    private final Database database;
    private final FloodLimits floods;
    private final Clock clock;

    /**
     * As people want it.
     *
     * @param floods of more new alarms only the severe ones call, and one for all others
     */
    public OutOfServiceBook(Database database, FloodLimits floods, Clock clock) {
        this.database = database;
        this.floods = floods;
        this.clock = clock;
    }

    public Optional<OutOfService> one(long id) {
        return database.read(connection -> new OutOfServiceRows(connection).one(id));
    }

    /**
     * Newest first, those with an id below {@code before}.
     *
     * @param me path of an element that they must be about
     * @param active whether they must hold, or must have ended
     */
    public OutOfServicePage list(Optional<String> me, Optional<Boolean> active, int limit, OptionalLong before) {
        return database.read(connection -> {
            OutOfServiceRows rows = new OutOfServiceRows(connection);
            List<OutOfService> found = new ArrayList<>();
            List<OutOfService> chunk = rows.before(before.orElse(Long.MAX_VALUE), active, CHUNK);
            while (!chunk.isEmpty() && found.size() <= limit) {
                chunk.stream()
                        .filter(each -> me.isEmpty() || each.said().elements().matches(me.get()))
                        .forEach(found::add);
                chunk = rows.before(chunk.get(chunk.size() - 1).id(), active, CHUNK);
            }
            boolean isLast = found.size() <= limit;
            List<OutOfService> page = isLast ? found : found.subList(0, limit);
            OptionalLong next = isLast
                    ? OptionalLong.empty()
                    : OptionalLong.of(page.get(limit - 1).id());
            return new OutOfServicePage(page, next);
        });
    }

    /** All that is out of service now. */
    public Outages inForce() {
        return database.read(connection -> new Outages(new OutOfServiceRows(connection).inForce()));
    }

    /** Takes elements out of service. */
    public OutOfService create(OutOfServiceDraft draft, String author) {
        Instant now = now();
        return database.write(connection -> {
            new MaskRows(connection).shutOut();
            OutOfService made = new OutOfServiceRows(connection).insert(draft, author, now);
            audit(
                    connection,
                    new Mutation(
                            now,
                            author,
                            "CREATE",
                            "out-of-service/" + made.id(),
                            Optional.empty(),
                            Optional.of(picture(made)),
                            Optional.of(draft.reason())));
            realign(connection, List.of(made), Optional.of(author), now);
            return made;
        });
    }

    /** Takes them into service again before their time. */
    public OutOfServiceResult end(long id, String by, String reason) {
        Instant now = now();
        return database.write(connection -> {
            new MaskRows(connection).shutOut();
            OutOfServiceRows rows = new OutOfServiceRows(connection);
            Optional<OutOfService> found = rows.one(id);
            if (found.isEmpty()) {
                return new OutOfServiceResult.Missing(id);
            }
            if (found.get().end().isPresent()) {
                return new OutOfServiceResult.EndedBefore(found.get());
            }
            OutOfService ended = rows.end(found.get(), new OutOfService.End(now, Optional.of(by), Optional.of(reason)));
            audit(
                    connection,
                    new Mutation(
                            now,
                            by,
                            "DELETE",
                            "out-of-service/" + id,
                            Optional.of(picture(ended)),
                            Optional.empty(),
                            Optional.of(reason)));
            realign(connection, List.of(ended), Optional.of(by), now);
            return new OutOfServiceResult.Ended(ended);
        });
    }

    /**
     * Ends what is over, also what was over while the service was down.
     *
     * @return how many
     */
    public int expire() {
        Instant now = now();
        if (database.read(connection -> new OutOfServiceRows(connection).over(now))
                .isEmpty()) {
            return 0;
        }
        return database.write(connection -> {
            new MaskRows(connection).shutOut();
            OutOfServiceRows rows = new OutOfServiceRows(connection);
            List<OutOfService> ended = new ArrayList<>();
            for (OutOfService outage : rows.over(now)) {
                ended.add(rows.end(outage, new OutOfService.End(now, Optional.empty(), Optional.empty())));
            }
            realign(connection, ended, Optional.empty(), now);
            return ended.size();
        });
    }

    private void realign(Connection connection, List<OutOfService> changed, Optional<String> by, Instant now)
            throws SQLException {
        Outages outages = new Outages(new OutOfServiceRows(connection).inForce());
        SuppressionRows suppressions = new SuppressionRows(connection);
        new Resuppressing(
                        connection,
                        floods,
                        alarm -> changed.stream().anyMatch(outage -> outage.concerns(alarm)),
                        alarm -> outages.change(alarm, suppressions::nextId))
                .run(by, now);
    }

    private static void audit(Connection connection, Mutation mutation) throws SQLException {
        new AuditRows(connection).append(mutation);
    }

    private static JsonNode picture(OutOfService outage) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("element", outage.said().elements().glob());
        node.put("reason", outage.said().reason());
        outage.said().until().ifPresent(until -> node.put("until", until.toString()));
        return node;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
