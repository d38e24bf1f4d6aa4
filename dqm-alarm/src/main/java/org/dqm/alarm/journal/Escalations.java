package org.dqm.alarm.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls about alarms that wait: computed from the stored transitions alone, so a restart changes nothing, and one
 * row per alarm, beginning of the wait and step, so no clock can double it.
 *
 * <p>An alarm waits while its severity is ALARM and it is UNACKED; only AUDIBLE ones call. Growing in between is no new beginning.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Escalations {
    // The first change after the last one in which the alarm did not wait; if it was put aside since, the one that
    // ended that.
    private static final String WAITING_SINCE = """
            FROM alarm a
            CROSS JOIN LATERAL (
                SELECT max(r.seq) AS seq FROM transition r WHERE r.alarm_id = a.id AND r.cause = 'RESUMED') resumed
            CROSS JOIN LATERAL (
                SELECT t.seq, t.ts FROM transition t
                WHERE t.alarm_id = a.id AND t.cause <> 'SCORED' AND t.seq > coalesce((
                    SELECT max(b.seq) FROM transition b
                    WHERE b.alarm_id = a.id AND b.cause <> 'SCORED'
                        AND NOT (b.severity = 'ALARM' AND b.acknowledgement = 'UNACKED')), 0)
                ORDER BY t.seq >= coalesce(resumed.seq, 0) DESC, t.seq LIMIT 1) s
            """;

    private static final String WAITS =
            " a.is_open AND a.stage = 'AUDIBLE' AND a.severity = 'ALARM' AND a.acknowledgement = 'UNACKED'"
                    + " AND NOT EXISTS (SELECT FROM suppression x WHERE x.alarm_id = a.id AND x.ended_at IS NULL)";

    private final Database database;
    private final Clock clock;

    public Escalations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes what is due: alarms that have waited for {@code limit}. How many are new. */
    public int note(Escalation.Step step, Duration limit) {
        Instant now = clock.instant();
        String sql = "INSERT INTO escalation (alarm_id, since_seq, step, due_at) SELECT a.id, s.seq, ?, ? "
                + WAITING_SINCE + "WHERE" + WAITS + " AND s.ts <= ? ON CONFLICT DO NOTHING";
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, step.name());
                insert.setTimestamp(2, Timestamp.from(now));
                insert.setTimestamp(3, Timestamp.from(now.minus(limit)));
                return insert.executeUpdate();
            }
        });
    }

    /** What is noted, not delivered, and still waits for a person; oldest first, at most {@code limit}. */
    public List<Escalation> open(int limit) {
        String sql = "SELECT e.id, e.alarm_id, e.step, s.ts, e.tries " + WAITING_SINCE
                + "JOIN escalation e ON e.alarm_id = a.id AND e.since_seq = s.seq WHERE" + WAITS
                + " AND e.delivered_at IS NULL ORDER BY e.id LIMIT ?";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setInt(1, limit);
                ResultSet rows = select.executeQuery();
                List<Escalation> open = new ArrayList<>();
                while (rows.next()) {
                    open.add(new Escalation(
                            rows.getLong(1),
                            rows.getLong(2),
                            Escalation.Step.valueOf(rows.getString(3)),
                            rows.getTimestamp(4).toInstant(),
                            rows.getInt(5)));
                }
                return open;
            }
        });
    }

    public void delivered(Escalation escalation) {
        Instant now = clock.instant();
        database.write(connection -> {
            String sql = "UPDATE escalation SET delivered_at = ?, tries = tries + 1, reason = NULL WHERE id = ?";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setTimestamp(1, Timestamp.from(now));
                update.setLong(2, escalation.id());
                return update.executeUpdate();
            }
        });
    }

    /** It is tried again as long as the alarm waits. */
    public void failed(Escalation escalation, String reason) {
        database.write(connection -> {
            String sql = "UPDATE escalation SET tries = tries + 1, reason = ? WHERE id = ?";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setString(1, reason.replace("\0", ""));
                update.setLong(2, escalation.id());
                return update.executeUpdate();
            }
        });
    }
}
