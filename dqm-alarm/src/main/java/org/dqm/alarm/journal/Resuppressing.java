package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Change;
import org.dqm.alarm.flood.FloodLimits;

/** What a change of masks, or of what is out of service, does to the alarms that it is about. */
final class Resuppressing {
    private static final String OPEN = """
            SELECT * FROM alarm WHERE id IN (
                SELECT id FROM alarm WHERE is_open
                UNION SELECT alarm_id FROM suppression
                    WHERE type IN ('MASKED', 'OUT_OF_SERVICE') AND ended_at IS NULL)
            ORDER BY id""";

    private final Connection connection;
    private final FloodLimits floods;
    private final Predicate<Alarm> concerned;
    private final Function<Alarm, Optional<Change>> step;

    /**
     * For alarms that {@code concerned} names.
     *
     * @param step what becomes of one; empty if nothing
     */
    Resuppressing(
            Connection connection,
            FloodLimits floods,
            Predicate<Alarm> concerned,
            Function<Alarm, Optional<Change>> step) {
        this.connection = connection;
        this.floods = floods;
        this.concerned = concerned;
        this.step = step;
    }

    /**
     * Suppresses and frees alarms.
     *
     * @param by who did it; empty if a time was over
     */
    void run(Optional<String> by, Instant now) throws SQLException {
        AlarmRows alarms = new AlarmRows(connection);
        List<Change> changes = new ArrayList<>();
        for (Alarm seen : open()) {
            if (concerned.test(seen)) {
                // A person may be at it: what counts is how it stands under the lock.
                alarms.lock(seen.id()).flatMap(step).ifPresent(changes::add);
            }
        }
        if (!changes.isEmpty()) {
            alarms.save(changes.stream().map(Change::to).toList());
            Optional<Acknowledger> person = by.map(name -> new Acknowledger(name, now, Optional.empty()));
            new TransitionRows(connection, floods).append(changes, now, person);
        }
    }

    private List<Alarm> open() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            return new AlarmRows(connection).list(select);
        }
    }
}
