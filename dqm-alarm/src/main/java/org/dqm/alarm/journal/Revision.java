package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.Circumstances;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.outofservice.Outages;
import org.dqm.alarm.threshold.Rules;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/** Conditions that came after their lumisection was judged: what waits for them, and the transaction that takes them. */
final class Revision {
    private static final String HELD_BACK = """
            FROM sign s JOIN alarm a ON a.id = s.alarm_id JOIN element e ON e.id = s.element_id
            WHERE s.is_held_back AND s.condition = 'ACTIVE' AND NOT s.is_gated AND a.is_followed""";

    private final Connection connection;

    Revision(Connection connection) {
        this.connection = connection;
    }

    /** Lumisections for want of whose conditions something is held back. */
    List<RecordId> awaited() throws SQLException {
        String sql = "SELECT DISTINCT e.id, e.dataset, e.me, e.stream, s.live_run, s.live_ls " + HELD_BACK;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            List<RecordId> awaited = new ArrayList<>();
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                awaited.add(new RecordId(ElementRows.key(rows), rows.getInt("live_run"), rows.getInt("live_ls")));
            }
            return awaited;
        }
    }

    /** What the conditions of a lumisection change. Locks as every transaction does. */
    List<Change> take(RecordId id, Conditions conditions, Rules rules, Instant now) throws SQLException {
        long unused = new MaskRows(connection).hold();
        ElementKey key = id.element();
        ElementRows elements = new ElementRows(connection);
        long element = elements.find(List.of(key)).getOrDefault(key, 0L);
        AlarmRows alarms = new AlarmRows(connection);
        SuppressionRows suppressions = new SuppressionRows(connection);
        Map<Long, ElementWatch> locked = elements.lock(Map.of(element, key));
        if (locked.isEmpty()) {
            return List.of();
        }
        Watched watched = new Watched(locked, alarms.lockFollowed(List.of(element), List.of()));
        Check check = rules.check(key.me());
        Decision decided = new AlarmPolicy(alarms::nextId, suppressions::nextId)
                .revise(
                        watched.of(element, false),
                        key.isLive() ? check : check.inShadow(),
                        id,
                        new Circumstances(Optional.of(conditions), Map.of(), now));
        Outages outages = new Outages(new OutOfServiceRows(connection).inForce());
        List<Change> changes = outages.applied(decided, suppressions::nextId).changes();
        alarms.save(changes.stream().map(Change::to).toList());
        return changes;
    }
}
