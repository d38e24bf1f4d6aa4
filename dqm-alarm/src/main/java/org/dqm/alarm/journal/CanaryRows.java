package org.dqm.alarm.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * What the canary leaves in its own schema ({@link Database#openApart}).
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class CanaryRows {
    private final Database apart;

    public CanaryRows(Database apart) {
        this.apart = apart;
    }

    /** When an alarm last returned to normal, which it can only after it was raised; empty if none did. */
    public Optional<Instant> lastCycle() {
        return apart.read(connection -> {
            String sql = "SELECT max(ts) FROM transition WHERE cause = 'RETURNED'";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                ResultSet rows = select.executeQuery();
                rows.next();
                return Optional.ofNullable(rows.getTimestamp(1)).map(Timestamp::toInstant);
            }
        });
    }

    /** Forgets all cycles; offsets and numbering go on. */
    public void forget() {
        apart.write(connection -> {
            requireApart(connection.getSchema());
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("TRUNCATE element, alarm, run CASCADE");
            }
        });
    }

    private static void requireApart(String schema) throws SQLException {
        if (schema.equals("public")) {
            throw new SQLException("the canary would empty the real tables", "0A000");
        }
    }
}
