package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleJson;
import org.dqm.alarm.threshold.RuleVersion;

/**
 * What experts do to thresholds. A result that says so is durable, and audited; no alarm is touched.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away, and
 * IllegalArgumentException if limits do not rise from off to gross.
 */
public final class ThresholdCommands {
    private final Database database;
    private final Clock clock;

    public ThresholdCommands(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a threshold. */
    public RuleVersion create(Rule rule, String author, String reason) {
        Instant now = now();
        return database.write(connection -> {
            ThresholdRows rows = new ThresholdRows(connection);
            ThresholdRef ref = new ThresholdRef(rows.create(), 1);
            RuleVersion first = new RuleVersion(ref, now, author, reason, rows.matching(rule.pattern()), rule);
            save(connection, "CREATE", Optional.empty(), first);
            return first;
        });
    }

    /** Replaces a threshold's content by a new version. */
    public ThresholdResult edit(ThresholdEdit wish, Rule rule) {
        Instant now = now();
        return change(wish, (connection, before) -> {
            int elements = new ThresholdRows(connection).matching(rule.pattern());
            RuleVersion after = next(before, wish, now, rule, elements);
            save(connection, "UPDATE", Optional.of(before), after);
            return new ThresholdResult.Saved(after);
        });
    }

    /** Makes a new version with the content of an old one: the same limits, rates as they were converted then. */
    public ThresholdResult rollBack(ThresholdEdit wish, int toVersion) {
        Instant now = now();
        return change(wish, (connection, before) -> {
            Optional<RuleVersion> old = new ThresholdRows(connection)
                    .versions(wish.id()).stream()
                            .filter(version -> version.ref().version() == toVersion)
                            .findFirst();
            if (old.isEmpty()) {
                return new ThresholdResult.NoSuchVersion(before, toVersion);
            }
            RuleVersion after =
                    next(before, wish, now, old.get().rule(), old.get().elements());
            save(connection, "ROLLBACK", Optional.of(before), after);
            return new ThresholdResult.Saved(after);
        });
    }

    public ThresholdResult delete(ThresholdEdit wish) {
        Instant now = now();
        return change(wish, (connection, before) -> {
            new ThresholdRows(connection).delete(wish.id());
            new AuditRows(connection)
                    .append(new Mutation(
                            now,
                            wish.author(),
                            "DELETE",
                            object(wish.id()),
                            Optional.of(RuleJson.write(before.rule())),
                            Optional.empty(),
                            Optional.of(wish.reason())));
            return new ThresholdResult.Deleted(before);
        });
    }

    private ThresholdResult change(ThresholdEdit wish, Step step) {
        return database.write(connection -> {
            Optional<RuleVersion> before = new ThresholdRows(connection).lock(wish.id());
            if (before.isEmpty()) {
                return new ThresholdResult.Missing(wish.id());
            }
            return before.get().ref().version() == wish.version()
                    ? step.from(connection, before.get())
                    : new ThresholdResult.Stale(before.get());
        });
    }

    private static RuleVersion next(RuleVersion before, ThresholdEdit wish, Instant now, Rule rule, int elements) {
        ThresholdRef ref = new ThresholdRef(wish.id(), before.ref().version() + 1);
        return new RuleVersion(ref, now, wish.author(), wish.reason(), elements, rule);
    }

    private static void save(Connection connection, String action, Optional<RuleVersion> before, RuleVersion after)
            throws SQLException {
        // Limits that do not rise are refused here, before anything is stored.
        var unused = after.check();
        new ThresholdRows(connection).add(after);
        Optional<JsonNode> was = before.map(version -> RuleJson.write(version.rule()));
        new AuditRows(connection)
                .append(new Mutation(
                        after.at(),
                        after.author(),
                        action,
                        object(after.ref().id()),
                        was,
                        Optional.of(RuleJson.write(after.rule())),
                        Optional.of(after.reason())));
    }

    private static String object(long id) {
        return "thresholds/" + id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @FunctionalInterface
    private interface Step {
        ThresholdResult from(Connection connection, RuleVersion before) throws SQLException;
    }
}
