package org.dqm.alarm.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.Masks;

/**
 * Reads masks.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class MaskQueries {
    private static final int CHUNK = 1_000;

    private final Database database;

    public MaskQueries(Database database) {
        this.database = database;
    }

    public Optional<Mask> one(long id) {
        return database.read(connection -> new MaskRows(connection).one(id));
    }

    /** Open alarms that have been raised in so many runs since they were acknowledged, and are not masked; by id. */
    public List<MaskProposal> proposals(int runs) {
        String sql = """
                SELECT a.*, r.runs FROM alarm a CROSS JOIN LATERAL (
                    SELECT count(DISTINCT t.run) AS runs FROM transition t
                    WHERE t.alarm_id = a.id AND t.ts >= a.acknowledged_at AND t.acknowledgement = 'ACKED'
                        AND t.condition IN ('ACTIVE', 'PENDING_OFF', 'UNKNOWN')) r
                WHERE a.is_open AND a.acknowledgement = 'ACKED' AND r.runs >= ? AND NOT EXISTS (SELECT
                    FROM suppression s WHERE s.alarm_id = a.id AND s.type = 'MASKED' AND s.ended_at IS NULL)
                ORDER BY a.id""";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setInt(1, runs);
                List<Alarm> alarms = new AlarmRows(connection).list(select);
                Map<Long, Integer> counts = counts(select);
                return alarms.stream()
                        .filter(Masks::mayExplain)
                        .map(alarm -> proposal(alarm, counts.getOrDefault(alarm.id(), runs)))
                        .toList();
            }
        });
    }

    private static Map<Long, Integer> counts(PreparedStatement select) throws SQLException {
        Map<Long, Integer> counts = new HashMap<>();
        ResultSet rows = select.executeQuery();
        while (rows.next()) {
            counts.put(rows.getLong("id"), rows.getInt("runs"));
        }
        return counts;
    }

    private static MaskProposal proposal(Alarm alarm, int runs) {
        return new MaskProposal(
                alarm,
                runs,
                alarm.shown().stream()
                        .map(sign -> new MaskProposal.Place(
                                sign.element().key().me(),
                                BinBox.of(sign.fault().bins())))
                        .toList());
    }

    /**
     * Newest first, those with an id below {@code before}.
     *
     * @param me path of an element that they must be about
     * @param active whether they must hold, or must have ended
     */
    public MaskPage list(Optional<String> me, Optional<Boolean> active, int limit, OptionalLong before) {
        return database.read(connection -> {
            MaskRows rows = new MaskRows(connection);
            List<Mask> found = new ArrayList<>();
            long from = before.orElse(Long.MAX_VALUE);
            List<Mask> chunk = rows.before(from, active, CHUNK);
            while (!chunk.isEmpty() && found.size() <= limit) {
                chunk.stream()
                        .filter(mask -> me.isEmpty() || mask.known().elements().matches(me.get()))
                        .forEach(found::add);
                chunk = rows.before(chunk.get(chunk.size() - 1).id(), active, CHUNK);
            }
            boolean isLast = found.size() <= limit;
            List<Mask> page = isLast ? found : found.subList(0, limit);
            return new MaskPage(
                    page,
                    isLast
                            ? OptionalLong.empty()
                            : OptionalLong.of(page.get(limit - 1).id()));
        });
    }
}
