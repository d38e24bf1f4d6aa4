package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.dqm.alarm.Check;
import org.dqm.alarm.threshold.Rules;

/** The rules in force, read again only when somebody has changed one. For use by several threads. */
final class RuleBook {
    private final Check unconfigured;
    private Optional<Page> page = Optional.empty();

    RuleBook(Check unconfigured) {
        this.unconfigured = unconfigured;
    }

    /** As they stand for a transaction that begins now. */
    synchronized Rules rules(Connection connection) throws SQLException {
        ThresholdRows rows = new ThresholdRows(connection);
        long edition = rows.edition();
        Optional<Page> present = page.filter(known -> known.edition == edition);
        if (present.isPresent()) {
            return present.get().rules;
        }
        Page read = new Page(edition, new Rules(rows.inForce(), unconfigured));
        page = Optional.of(read);
        return read.rules;
    }

    private record Page(long edition, Rules rules) {}
}
