package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Change;
import org.dqm.alarm.Handling;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.flood.FloodLimits;

/**
 * What people do to alarms. A result that says so is durable, and audited.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class AlarmCommands {
    private final Database database;
    private final FloodLimits floods;
    private final Clock clock;

    /** Commands with the usual limits of a flood. */
    public AlarmCommands(Database database, Clock clock) {
        this(database, FloodLimits.DEFAULT, clock);
    }

    /**
     * Commands.
     *
     * @param floods when one call is made for many alarms that call anew
     */
    public AlarmCommands(Database database, FloodLimits floods, Clock clock) {
        this.database = database;
        this.floods = floods;
        this.clock = clock;
    }

    public CommandResult acknowledge(Acknowledging wish) {
        Wish asked = new Wish(wish.alarmId(), wish.revision(), wish.user(), wish.comment());
        Audited audited =
                new Audited("ACKNOWLEDGE", "acknowledgement", "is not raised: there is nothing to acknowledge");
        return command(
                asked,
                audited,
                (connection, before) ->
                        before.acknowledger().isPresent() ? again(wish, before) : acknowledged(wish, before));
    }

    /** Acknowledges each by itself, in one transaction: of these wishes all results hold, or none. */
    public List<CommandResult> acknowledgeAll(List<Acknowledging> wishes) {
        return database.together(connection -> {
            new AlarmRows(connection)
                    .lockAll(wishes.stream().map(Acknowledging::alarmId).toList());
            return wishes.stream().map(this::acknowledge).toList();
        });
    }

    private Optional<Change> acknowledged(Acknowledging wish, Alarm before) {
        Acknowledger person = new Acknowledger(
                wish.user(), now(), wish.comment(), wish.handling().orElse(Handling.SEEN));
        return before.acknowledged(person).map(alarm -> new Change(alarm, Cause.ACKNOWLEDGED));
    }

    /** The first acknowledger stays; what is new of the work, or was written, is not lost. */
    private static Optional<Change> again(Acknowledging wish, Alarm before) {
        Optional<Alarm> handled = wish.handling().flatMap(before::handled).filter(alarm -> !alarm.equals(before));
        if (handled.isPresent()) {
            return handled.map(alarm -> new Change(alarm, Cause.HANDLED));
        }
        boolean isNews = wish.comment().isPresent()
                && !before.acknowledger().orElseThrow().comment().equals(wish.comment());
        return Optional.of(new Change(before, isNews ? Cause.COMMENTED : Cause.ACKNOWLEDGED));
    }

    /**
     * Adds to the thread of an alarm, whatever state it is in; its revision stays.
     *
     * @param text without characters that a database cannot hold: NUL is taken out
     */
    public CommandResult comment(long alarmId, String user, String text) {
        Instant now = now();
        String clean = text.replace("\0", "");
        return database.write(connection -> {
            Optional<Alarm> found = new AlarmRows(connection).lock(alarmId);
            if (found.isEmpty()) {
                return new CommandResult.Missing(alarmId);
            }
            Acknowledger person = new Acknowledger(user, now, Optional.of(clean));
            new TransitionRows(connection)
                    .append(List.of(new Change(found.get(), Cause.COMMENTED)), now, Optional.of(person));
            new AuditRows(connection)
                    .append(new Mutation(
                            now,
                            user,
                            "COMMENT",
                            "alarms/" + alarmId + "/comments",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(clean)));
            return new CommandResult.Done(found.get());
        });
    }

    /** Takes an acknowledgement back: the alarm waits for a person again. It calls nobody by that. */
    public CommandResult unacknowledge(long alarmId, int revision, String user) {
        Wish asked = new Wish(alarmId, revision, user, Optional.empty());
        Audited audited = new Audited("UNACKNOWLEDGE", "acknowledgement", "is not acknowledged");
        return command(
                asked,
                audited,
                (connection, before) -> before.unacknowledged().map(alarm -> new Change(alarm, Cause.UNACKNOWLEDGED)));
    }

    /** Puts an alarm aside. */
    public CommandResult shelve(Shelving wish) {
        Wish asked = new Wish(wish.alarmId(), wish.revision(), wish.user(), wish.comment());
        Audited audited = new Audited("SHELVE", "shelves", "is not raised: there is nothing to shelve");
        return command(asked, audited, (connection, before) -> {
            if (!before.condition().isRaised()) {
                return Optional.empty();
            }
            SuppressionRows rows = new SuppressionRows(connection);
            Suppression shelf = new Suppression(
                    rows.nextId(),
                    Suppression.Type.SHELVED,
                    wish.until(),
                    wish.once(),
                    before.severity(),
                    wish.user(),
                    now(),
                    wish.reason(),
                    wish.comment());
            rows.insert(before.id(), shelf);
            return Optional.of(new Change(before.shelved(shelf), Cause.SHELVED));
        });
    }

    /** Ends a shelf before its time. */
    public CommandResult unshelve(long alarmId, int revision, long shelfId, String user) {
        Wish asked = new Wish(alarmId, revision, user, Optional.empty());
        Audited audited = new Audited("UNSHELVE", "shelves/" + shelfId, "has no shelf " + shelfId);
        return command(
                asked, audited, (connection, before) -> before.resumed(each -> each.isShelf() && each.id() == shelfId));
    }

    /**
     * Ends every shelf whose time is over, also those whose time was over while the service was down.
     *
     * @return number of alarms that changed
     */
    public int resume() {
        Instant now = now();
        List<Long> ids = database.read(connection -> new SuppressionRows(connection).alarmsToResume(now));
        int changed = 0;
        for (long id : ids) {
            changed += database.write(connection -> {
                AlarmRows alarms = new AlarmRows(connection);
                Optional<Change> change =
                        alarms.lock(id).flatMap(alarm -> alarm.resumed(suppression -> suppression.isOver(now)));
                if (change.isPresent()) {
                    save(connection, change.get(), Optional.empty(), now);
                }
                return change.isPresent() ? 1 : 0;
            });
        }
        return changed;
    }

    /** Notes the end of every flood that is over. */
    public void endFloods() {
        Instant now = now();
        if (database.read(connection -> new FloodList(connection, floods).over(now))
                .isEmpty()) {
            return;
        }
        database.write(connection -> {
            // Calls wait for us from here on; what came before is seen.
            new TransitionRows(connection).lock();
            for (Map.Entry<Long, Instant> over :
                    new FloodList(connection, floods).over(now).entrySet()) {
                new FloodRows(connection, floods).end(over.getKey(), over.getValue());
            }
            return true;
        });
    }

    private CommandResult command(Wish wish, Audited audited, Step step) {
        Instant now = now();
        return database.write(connection -> {
            Optional<Alarm> found = new AlarmRows(connection).lock(wish.alarmId);
            if (found.isEmpty()) {
                return new CommandResult.Missing(wish.alarmId);
            }
            Alarm before = found.get();
            if (before.revision() != wish.revision) {
                return new CommandResult.Stale(before);
            }
            Optional<Change> change = step.of(connection, before);
            if (change.isEmpty()) {
                return new CommandResult.NotNow(before, audited.otherwise);
            }
            Alarm after = change.get().to();
            if (!after.equals(before) || change.get().cause() == Cause.COMMENTED) {
                save(connection, change.get(), Optional.of(new Acknowledger(wish.user, now, wish.comment)), now);
                new AuditRows(connection).append(audited.mutation(wish, now, before, after));
            }
            return new CommandResult.Done(after);
        });
    }

    private void save(Connection connection, Change change, Optional<Acknowledger> person, Instant now)
            throws SQLException {
        new AlarmRows(connection).save(List.of(change.to()));
        new TransitionRows(connection, floods).append(List.of(change), now, person);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What a command makes of an alarm whose row is locked; empty if it is in no state for it. */
    @FunctionalInterface
    private interface Step {
        Optional<Change> of(Connection connection, Alarm before) throws SQLException;
    }

    /** Who wishes it, of the revision that was seen. */
    private record Wish(long alarmId, int revision, String user, Optional<String> comment) {}

    /**
     * How a command is audited.
     *
     * @param path below the alarm's
     * @param otherwise what to say of an alarm that is in no state for it
     */
    private record Audited(String action, String path, String otherwise) {
        Mutation mutation(Wish wish, Instant at, Alarm before, Alarm after) {
            return new Mutation(
                    at,
                    wish.user,
                    action,
                    "alarms/" + wish.alarmId + "/" + path,
                    Optional.of(picture(before)),
                    Optional.of(picture(after)),
                    wish.comment);
        }

        private static JsonNode picture(Alarm alarm) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("revision", alarm.revision());
            node.put("acknowledgement", alarm.acknowledgement().name());
            alarm.acknowledger()
                    .ifPresent(person -> node.put("handling", person.handling().name()));
            ArrayNode shelves = node.putArray("shelves");
            alarm.suppressions().stream().filter(Suppression::isShelf).forEach(shelf -> shelves.add(shelf.id()));
            return node;
        }
    }
}
