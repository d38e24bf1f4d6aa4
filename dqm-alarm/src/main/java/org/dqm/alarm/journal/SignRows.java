package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Fault;
import org.dqm.alarm.FaultKind;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Live;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Sign;
import org.dqm.alarm.Track;
import org.dqm.domain.ModelVersion;

/** The table {@code sign}. */
final class SignRows {
    private static final String UPSERT = """
            INSERT INTO sign (alarm_id, element_id, kind, nx, ny, bins, unit, condition, severity, threshold, first_run,
                first_ls, model_name, model_version, live_run, live_ls, score, persistent_score, reconstruction_error,
                recent, good_in_a_row, activations, last_bad, is_gross, is_gated, is_held_back)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            ON CONFLICT (alarm_id, element_id) DO UPDATE SET kind = EXCLUDED.kind, nx = EXCLUDED.nx, ny = EXCLUDED.ny,
                bins = EXCLUDED.bins, unit = EXCLUDED.unit, condition = EXCLUDED.condition,
                severity = EXCLUDED.severity, threshold = EXCLUDED.threshold, first_run = EXCLUDED.first_run,
                first_ls = EXCLUDED.first_ls, model_name = EXCLUDED.model_name,
                model_version = EXCLUDED.model_version, live_run = EXCLUDED.live_run, live_ls = EXCLUDED.live_ls,
                score = EXCLUDED.score, persistent_score = EXCLUDED.persistent_score,
                reconstruction_error = EXCLUDED.reconstruction_error, recent = EXCLUDED.recent,
                good_in_a_row = EXCLUDED.good_in_a_row, activations = EXCLUDED.activations,
                last_bad = EXCLUDED.last_bad, is_gross = EXCLUDED.is_gross, is_gated = EXCLUDED.is_gated,
                is_held_back = EXCLUDED.is_held_back""";

    private final Connection connection;

    SignRows(Connection connection) {
        this.connection = connection;
    }

    /** The signs of each of these alarms. */
    Map<Long, List<Sign>> of(Collection<Long> alarmIds) throws SQLException {
        Map<Long, List<Sign>> signs = new HashMap<>();
        if (alarmIds.isEmpty()) {
            return signs;
        }
        String sql = "SELECT s.*, e.dataset, e.me, e.stream FROM sign s JOIN element e ON e.id = s.element_id"
                + " WHERE s.alarm_id = ANY (?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, alarmIds));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                signs.computeIfAbsent(rows.getLong("alarm_id"), id -> new ArrayList<>())
                        .add(read(rows));
            }
        }
        return signs;
    }

    void save(Collection<Alarm> alarms) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (Alarm alarm : alarms) {
                for (Sign sign : alarm.signs()) {
                    bind(upsert, alarm.id(), sign);
                    upsert.addBatch();
                }
            }
            upsert.executeBatch();
        }
    }

    private static Sign read(ResultSet row) throws SQLException {
        Fault fault = new Fault(
                FaultKind.valueOf(row.getString("kind")),
                BinText.read(row.getInt("nx"), row.getInt("ny"), row.getString("bins")),
                Optional.ofNullable(row.getString("unit")));
        return new Sign(
                new ElementRef(row.getLong("element_id"), ElementRows.key(row)),
                fault,
                Condition.valueOf(row.getString("condition")),
                Severity.valueOf(row.getString("severity")),
                row.getBoolean("is_gross"),
                row.getDouble("threshold"),
                new Lumisection(row.getInt("first_run"), row.getInt("first_ls")),
                new ModelVersion(row.getString("model_name"), row.getInt("model_version")),
                new Live(
                        row.getInt("live_run"),
                        row.getInt("live_ls"),
                        row.getDouble("score"),
                        row.getDouble("persistent_score"),
                        row.getDouble("reconstruction_error")),
                new Track(
                        findings(row.getString("recent")),
                        row.getInt("good_in_a_row"),
                        row.getInt("activations"),
                        row.getLong("last_bad"),
                        row.getBoolean("is_gated"),
                        row.getBoolean("is_held_back")));
    }

    private static void bind(PreparedStatement upsert, long alarmId, Sign sign) throws SQLException {
        Fault fault = sign.fault();
        Live live = sign.live();
        Track track = sign.track();
        Object[] values = {
            alarmId,
            sign.element().id(),
            fault.kind().name(),
            fault.bins().nx(),
            fault.bins().ny(),
            BinText.write(fault.bins()),
            fault.unit().orElse(null),
            sign.condition().name(),
            sign.severity().name(),
            sign.threshold(),
            sign.first().run(),
            sign.first().ls(),
            sign.model().name(),
            sign.model().version(),
            live.run(),
            live.ls(),
            live.score(),
            live.persistentScore(),
            live.reconstructionError(),
            letters(track.recent()),
            track.goodInARow(),
            track.activations(),
            track.lastBad(),
            sign.isGross(),
            track.isGated(),
            track.isHeldBack()
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
