package org.dqm.alarm.journal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;

/**
 * Tells a database that is away from a value that it cannot hold, and both from a database that is not as it should
 * be. Codes: PostgreSQL manual, appendix A.
 */
final class SqlFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String NO_ADMISSION = "28";

    // Connection, resources, an operator's intervention (also a cancelled statement), I/O, a fault of the server;
    // deadlock and its like; time limits of a transaction; a standby that cannot write yet.
    private static final List<String> AWAY =
            List.of("08", "53", "57", "58", "XX", "40", "55P03", "25P03", "25P04", "25006");

    // What a record can cause: a value that does not fit, a constraint, a row or statement too large.
    private static final List<String> VALUE = List.of("22", "23", "54");

    private SqlFailure() {}

    static RuntimeException of(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        // The server gives every refusal a code; without one the connection failed before it.
        boolean away = e instanceof SQLTransientConnectionException
                || state.isEmpty()
                || AWAY.stream().anyMatch(state::startsWith);
        if (away) {
            return new RetryableException("the database is away: " + e.getMessage(), e);
        }
        // A missing table or right is no record's fault: rejecting records one by one would lose good ones.
        return VALUE.stream().anyMatch(state::startsWith)
                ? new IllegalStateException("the database cannot hold a value: " + e.getMessage(), e)
                : new FatalException(
                        "the database refuses to work for us: " + e.getMessage()
                                + "; check the rights of its user, and that nobody has changed the schema by hand",
                        e);
    }

    /** A server that refuses the user will refuse it again; one that does not answer may start later. */
    static RuntimeException ofConnecting(DatabaseAddress address, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof SQLException e
                        && Optional.ofNullable(e.getSQLState()).orElse("").startsWith(NO_ADMISSION)
                ? new FatalException(
                        "the database refuses " + address + ": " + e.getMessage() + "; check user and password",
                        failure)
                : new RetryableException("no database answers at " + address + ": " + cause.getMessage(), failure);
    }

    static boolean isUniqueViolation(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }
}
