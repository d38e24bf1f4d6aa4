package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dqm.alarm.label.TrackRecord;

/**
 * How often the checks were right, counted from the labels of alarms.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class TrackRecords {
    /** Each alarm that became active, with each element that shows it. */
    private static final String RAISED =
            "SELECT alarm_id, element_id FROM sign JOIN alarm ON id = alarm_id WHERE revision > 0";

    private static final String BY_ELEMENT = """
            SELECT r.element_id, count(*) AS raised, count(*) FILTER (WHERE l.verdict = 'BAD') AS confirmed,
                count(*) FILTER (WHERE l.verdict = 'GOOD') AS false_alarms
            FROM (%s) r
            LEFT JOIN LATERAL (
                SELECT l.verdict FROM label l
                WHERE l.alarm_id = r.alarm_id AND l.verdict <> 'WITHDRAWN'
                    AND NOT EXISTS (SELECT FROM label n WHERE n.supersedes = l.id)
                ORDER BY l.id DESC LIMIT 1) l ON true
            """.formatted(RAISED);

    private final Database database;

    public TrackRecords(Database database) {
        this.database = database;
    }

    /** Of one element. */
    public TrackRecord of(long elementId) {
        return of(List.of(elementId)).getOrDefault(elementId, TrackRecord.NONE);
    }

    /** Of each of these elements; one without alarms is left out. */
    public Map<Long, TrackRecord> of(Collection<Long> elementIds) {
        return database.read(connection -> of(connection, elementIds));
    }

    static Map<Long, TrackRecord> of(Connection connection, Collection<Long> elementIds) throws SQLException {
        String sql = BY_ELEMENT + " WHERE r.element_id = ANY (?) GROUP BY r.element_id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, elementIds));
            return byElement(select.executeQuery());
        }
    }

    private static Map<Long, TrackRecord> byElement(ResultSet rows) throws SQLException {
        Map<Long, TrackRecord> records = new HashMap<>();
        while (rows.next()) {
            records.put(rows.getLong("element_id"), read(rows));
        }
        return records;
    }

    private static TrackRecord read(ResultSet row) throws SQLException {
        return new TrackRecord(row.getLong("raised"), row.getLong("confirmed"), row.getLong("false_alarms"));
    }
}
