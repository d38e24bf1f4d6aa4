package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.retention.RetentionPolicy;

/**
 * Tidies away what is old, once a person has seen what that is.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away. A run that was cut
 * short by that has done what its counts say; another run does the rest.
 */
public final class Retention {
    private static final ObjectMapper JSON = new ObjectMapper();
    // Rows of one transaction: the loop's own must not wait for long.
    private static final int SCORES = 10_000;
    private static final int MAPS = 1_000;

    private final Database database;
    private final Clock clock;
    private final RetentionPolicy policy;

    public Retention(Database database, Clock clock, RetentionPolicy policy) {
        this.database = database;
        this.clock = clock;
        this.policy = policy;
    }

    public RetentionPreview preview() {
        RetentionPolicy.Limits limits = policy.at(clock.instant());
        return database.read(connection -> new RetentionRows(connection).preview(policy, limits));
    }

    /** What was tidied away before, newest first. */
    public List<RetentionRun> runs(int limit) {
        return database.read(connection -> new RetentionRows(connection).runs(limit));
    }

    /**
     * Does what the preview says; audited before anything is gone.
     *
     * @param version names the preview that the person saw
     */
    public RetentionResult run(String version, String by, String reason) {
        if (!policy.isEnabled()) {
            return new RetentionResult.Off();
        }
        RetentionPreview preview = preview();
        if (!preview.version().equals(version)) {
            return new RetentionResult.Stale(preview);
        }
        RetentionPolicy.Limits limits = preview.limits();
        long id = database.write(connection -> start(connection, preview, by, reason));
        while (database.write(connection -> new RetentionRows(connection).compress(id, limits.scoresBefore(), SCORES))
                == SCORES) {
            // The next ones.
        }
        while (database.write(connection -> new RetentionRows(connection).delete(id, limits.evidenceBefore(), MAPS))
                == MAPS) {
            // The next ones.
        }
        return new RetentionResult.Done(database.write(connection -> {
            RetentionRows rows = new RetentionRows(connection);
            rows.finish(id, now());
            return rows.runs(Integer.MAX_VALUE).stream()
                    .filter(run -> run.id() == id)
                    .findFirst()
                    .orElseThrow();
        }));
    }

    private long start(Connection connection, RetentionPreview preview, String by, String reason) throws SQLException {
        Instant now = now();
        long id = new RetentionRows(connection).start(preview.limits(), by, now, reason);
        ObjectNode before = JSON.createObjectNode();
        preview.steps().forEach(step -> before.put(step.action() + " " + step.table(), step.rows()));
        new AuditRows(connection)
                .append(new Mutation(
                        now,
                        by,
                        "RETAIN",
                        "retention/runs/" + id,
                        Optional.of(before),
                        Optional.empty(),
                        Optional.of(reason)));
        return id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
