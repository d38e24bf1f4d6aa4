package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Fault;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Live;
import org.dqm.alarm.Onset;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Track;
import org.dqm.alarm.TrackedAlarm;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.RegionKind;

/** The table {@code alarm}. */
final class AlarmRows {
    /** All columns of an alarm {@code a} and its element {@code e}, for {@link #read}. */
    static final String SELECT = "SELECT a.*, e.dataset, e.me FROM alarm a JOIN element e ON e.id = a.element_id";

    private static final String UPSERT = """
            INSERT INTO alarm (id, element_id, revision, title, kind, nx, ny, bins, unit, severity, condition,
                acknowledgement, acknowledged_by, acknowledged_at, acknowledgement_comment, onset_run, onset_ls, since,
                threshold, model_name, model_version, live_run, live_ls, score, persistent_score, reconstruction_error,
                recent, good_in_a_row, size_seen, unit_seen, is_open, is_followed)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, title = EXCLUDED.title, kind = EXCLUDED.kind,
                nx = EXCLUDED.nx, ny = EXCLUDED.ny, bins = EXCLUDED.bins, unit = EXCLUDED.unit,
                severity = EXCLUDED.severity, condition = EXCLUDED.condition,
                acknowledgement = EXCLUDED.acknowledgement, acknowledged_by = EXCLUDED.acknowledged_by,
                acknowledged_at = EXCLUDED.acknowledged_at,
                acknowledgement_comment = EXCLUDED.acknowledgement_comment, onset_run = EXCLUDED.onset_run,
                onset_ls = EXCLUDED.onset_ls, since = EXCLUDED.since, threshold = EXCLUDED.threshold,
                model_name = EXCLUDED.model_name, model_version = EXCLUDED.model_version,
                live_run = EXCLUDED.live_run, live_ls = EXCLUDED.live_ls, score = EXCLUDED.score,
                persistent_score = EXCLUDED.persistent_score, reconstruction_error = EXCLUDED.reconstruction_error,
                recent = EXCLUDED.recent, good_in_a_row = EXCLUDED.good_in_a_row, size_seen = EXCLUDED.size_seen,
                unit_seen = EXCLUDED.unit_seen, is_open = EXCLUDED.is_open, is_followed = EXCLUDED.is_followed""";

    private final Connection connection;

    AlarmRows(Connection connection) {
        this.connection = connection;
    }

    /** All alarms that the policy follows on these elements, by id; the rows stay locked. */
    List<TrackedAlarm> lockFollowed(Collection<Long> elementIds) throws SQLException {
        String sql = SELECT + " WHERE a.element_id = ANY (?) AND a.is_followed ORDER BY a.id FOR UPDATE OF a";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, elementIds));
            return list(select.executeQuery());
        }
    }

    /** One alarm, its row locked. */
    Optional<TrackedAlarm> lock(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE a.id = ? FOR UPDATE OF a")) {
            select.setLong(1, id);
            return list(select.executeQuery()).stream().findFirst();
        }
    }

    /** The next free id; gaps are no harm. For the policy, which knows no SQLException. */
    long nextId() {
        try (PreparedStatement select = connection.prepareStatement("SELECT nextval('alarm_id')")) {
            ResultSet rows = select.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    void save(Collection<TrackedAlarm> alarms) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (TrackedAlarm alarm : alarms) {
                bind(upsert, alarm);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    static List<TrackedAlarm> list(ResultSet rows) throws SQLException {
        List<TrackedAlarm> alarms = new ArrayList<>();
        while (rows.next()) {
            alarms.add(read(rows));
        }
        return alarms;
    }

    static TrackedAlarm read(ResultSet row) throws SQLException {
        Fault fault = new Fault(
                RegionKind.valueOf(row.getString("kind")),
                BinText.read(row.getInt("nx"), row.getInt("ny"), row.getString("bins")),
                Optional.ofNullable(row.getString("unit")));
        Alarm alarm = new Alarm(
                row.getLong("id"),
                row.getInt("revision"),
                new ElementRef(
                        row.getLong("element_id"), new ElementKey(row.getString("dataset"), row.getString("me"))),
                fault,
                Severity.valueOf(row.getString("severity")),
                Condition.valueOf(row.getString("condition")),
                Acknowledgement.valueOf(row.getString("acknowledgement")),
                acknowledger(row),
                new Onset(
                        row.getInt("onset_run"),
                        row.getInt("onset_ls"),
                        row.getTimestamp("since").toInstant()),
                row.getDouble("threshold"),
                new ModelVersion(row.getString("model_name"), row.getInt("model_version")),
                new Live(
                        row.getInt("live_run"),
                        row.getInt("live_ls"),
                        row.getDouble("score"),
                        row.getDouble("persistent_score"),
                        row.getDouble("reconstruction_error")));
        Track track = new Track(
                findings(row.getString("recent")),
                row.getInt("good_in_a_row"),
                row.getInt("size_seen"),
                Optional.ofNullable(row.getString("unit_seen")));
        return new TrackedAlarm(alarm, track);
    }

    private static Optional<Acknowledger> acknowledger(ResultSet row) throws SQLException {
        String by = row.getString("acknowledged_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Acknowledger(
                        by,
                        row.getTimestamp("acknowledged_at").toInstant(),
                        Optional.ofNullable(row.getString("acknowledgement_comment"))));
    }

    private static void bind(PreparedStatement upsert, TrackedAlarm tracked) throws SQLException {
        Alarm alarm = tracked.alarm();
        Fault fault = alarm.fault();
        Optional<Acknowledger> acknowledger = alarm.acknowledger();
        Track track = tracked.track();
        Object[] values = {
            alarm.id(),
            alarm.element().id(),
            alarm.revision(),
            alarm.title(),
            fault.kind().name(),
            fault.bins().nx(),
            fault.bins().ny(),
            BinText.write(fault.bins()),
            fault.unit().orElse(null),
            alarm.severity().name(),
            alarm.condition().name(),
            alarm.acknowledgement().name(),
            acknowledger.map(Acknowledger::by).orElse(null),
            acknowledger.map(a -> Timestamp.from(a.at())).orElse(null),
            acknowledger.flatMap(Acknowledger::comment).orElse(null),
            alarm.onset().run(),
            alarm.onset().ls(),
            Timestamp.from(alarm.onset().since()),
            alarm.threshold(),
            alarm.model().name(),
            alarm.model().version(),
            alarm.live().run(),
            alarm.live().ls(),
            alarm.live().score(),
            alarm.live().persistentScore(),
            alarm.live().reconstructionError(),
            letters(track.recent()),
            track.goodInARow(),
            track.sizeSeen(),
            track.unitSeen().orElse(null),
            alarm.isOpen(),
            tracked.isFollowed()
        };
        for (int i = 0; i < values.length; i++) {
            upsert.setObject(i + 1, values[i]);
        }
    }

    private static String letters(List<Finding> findings) {
        StringBuilder letters = new StringBuilder();
        findings.forEach(finding -> letters.append(finding.name().charAt(0)));
        return letters.toString();
    }

    private static List<Finding> findings(String letters) {
        return letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'G' -> Finding.GOOD;
                    case 'W' -> Finding.WARN;
                    case 'A' -> Finding.ALARM;
                    default -> throw new IllegalStateException("no finding begins with " + (char) letter);
                })
                .toList();
    }
}
