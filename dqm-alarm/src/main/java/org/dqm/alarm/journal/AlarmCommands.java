package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Change;

/**
 * What people do to alarms. A result that says so is durable.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class AlarmCommands {
    private final Database database;
    private final Clock clock;

    public AlarmCommands(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public AcknowledgeResult acknowledge(Acknowledging wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> acknowledge(connection, wish, now));
    }

    private static AcknowledgeResult acknowledge(Connection connection, Acknowledging wish, Instant now)
            throws SQLException {
        AlarmRows alarms = new AlarmRows(connection);
        Optional<Alarm> found = alarms.lock(wish.alarmId());
        if (found.isEmpty()) {
            return new AcknowledgeResult.Missing(wish.alarmId());
        }
        Alarm before = found.get();
        if (before.revision() != wish.revision()) {
            return new AcknowledgeResult.Stale(before);
        }
        Optional<Alarm> after = before.acknowledged(new Acknowledger(wish.user(), now, wish.comment()));
        if (after.isEmpty()) {
            return new AcknowledgeResult.NothingToAcknowledge(before);
        }
        if (!after.get().equals(before)) {
            alarms.save(List.of(after.get()));
            new TransitionRows(connection).append(List.of(new Change(after.get(), Cause.ACKNOWLEDGED)), now);
        }
        return new AcknowledgeResult.Acknowledged(after.get());
    }
}
