package org.dqm.alarm.journal;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Check;
import org.dqm.alarm.threshold.RuleVersion;
import org.dqm.alarm.threshold.Rules;

/**
 * The read side of thresholds.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class ThresholdQueries {
    private final Database database;
    private final Check unconfigured;

    /**
     * Queries.
     *
     * @param unconfigured what the elements are held against that nobody configured
     */
    public ThresholdQueries(Database database, Check unconfigured) {
        this.database = database;
        this.unconfigured = unconfigured;
    }

    /** What the elements are held against that nobody configured. */
    public Check unconfigured() {
        return unconfigured;
    }

    /** At most {@code limit} with an id above {@code afterId}, by id. */
    public List<RuleVersion> list(long afterId, int limit) {
        return database.read(connection -> new ThresholdRows(connection)
                .inForce().stream()
                        .filter(version -> version.ref().id() > afterId)
                        .limit(limit)
                        .toList());
    }

    /** The newest version; empty if no threshold has this id, or it was deleted. */
    public Optional<RuleVersion> one(long id) {
        return database.read(connection -> new ThresholdRows(connection).newest(id));
    }

    /** All versions, the newest first, also of one that was deleted; empty if there never was one. */
    public List<RuleVersion> versions(long id) {
        return database.read(connection -> new ThresholdRows(connection).versions(id));
    }

    /** All rules in force. */
    public Rules rules() {
        return database.read(connection -> new Rules(new ThresholdRows(connection).inForce(), unconfigured));
    }
}
