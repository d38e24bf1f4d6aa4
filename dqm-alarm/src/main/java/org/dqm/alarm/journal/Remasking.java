package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Change;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.Masks;

/** What a change of the masks does to alarms: those of which no bin is left call nobody; freed ones call anew. */
final class Remasking {
    private static final String OPEN = """
            SELECT * FROM alarm WHERE is_open OR EXISTS (SELECT FROM suppression s
                WHERE s.alarm_id = alarm.id AND s.type = 'MASKED' AND s.ended_at IS NULL)
            ORDER BY id""";

    private final Connection connection;
    private final Masks masks;

    /** @param masks as they are after the change */
    Remasking(Connection connection, Masks masks) {
        this.connection = connection;
        this.masks = masks;
    }

    /**
     * Suppresses and frees alarms that some of {@code changed} are about.
     *
     * @param by who did it; empty if a time was over
     * @return how many alarms changed
     */
    int run(List<Mask> changed, Optional<String> by, Instant now) throws SQLException {
        AlarmRows alarms = new AlarmRows(connection);
        List<Change> changes = new ArrayList<>();
        for (Alarm seen : open()) {
            if (Masks.concern(changed, seen)) {
                // A person may be at it: what counts is how it stands under the lock.
                Optional<Change> change = alarms.lock(seen.id()).flatMap(this::change);
                change.ifPresent(changes::add);
            }
        }
        if (!changes.isEmpty()) {
            alarms.save(changes.stream().map(Change::to).toList());
            Optional<Acknowledger> person = by.map(name -> new Acknowledger(name, now, Optional.empty()));
            new TransitionRows(connection).append(changes, now, person);
        }
        return changes.size();
    }

    private List<Alarm> open() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            return new AlarmRows(connection).list(select);
        }
    }

    private Optional<Change> change(Alarm alarm) {
        return alarm.masked(masks.covering(alarm).map(mask -> suppression(alarm, mask)));
    }

    private Suppression suppression(Alarm alarm, Mask mask) {
        return new Suppression(
                new SuppressionRows(connection).nextId(),
                Suppression.Type.MASKED,
                Optional.of(mask.known().until()),
                false,
                alarm.severity(),
                mask.author(),
                mask.at(),
                Suppression.Reason.KNOWN_PROBLEM,
                Optional.of(mask.known().reason()));
    }
}
