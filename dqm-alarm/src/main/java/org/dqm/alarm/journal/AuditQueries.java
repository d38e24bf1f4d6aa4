package org.dqm.alarm.journal;

import java.util.OptionalLong;

/**
 * The read side of the audit.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class AuditQueries {
    private final Database database;

    public AuditQueries(Database database) {
        this.database = database;
    }

    /** Newest first; at most {@code limit} with an id below {@code before}. */
    public AuditPage list(AuditFilter filter, int limit, OptionalLong before) {
        return database.read(connection -> new AuditRows(connection).page(filter, limit, before));
    }
}
