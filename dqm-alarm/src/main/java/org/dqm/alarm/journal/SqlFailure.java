package org.dqm.alarm.journal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;

/** Tells a database that is away from a statement that is wrong. Codes: PostgreSQL manual, appendix A. */
final class SqlFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String NO_ADMISSION = "28";

    // Connection, resources, an operator's intervention (also a cancelled statement), I/O, a fault of the server;
    // deadlock and its like; time limits of a transaction; a standby that cannot write yet.
    private static final List<String> AWAY =
            List.of("08", "53", "57", "58", "XX", "40", "55P03", "25P03", "25P04", "25006");

    private SqlFailure() {}

    static RuntimeException of(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        // The server gives every refusal a code; without one the connection failed before it.
        boolean away = e instanceof SQLTransientConnectionException
                || state.isEmpty()
                || AWAY.stream().anyMatch(state::startsWith);
        return away
                ? new RetryableException("the database is away: " + e.getMessage(), e)
                : new IllegalStateException("the database refused a statement: " + e.getMessage(), e);
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
