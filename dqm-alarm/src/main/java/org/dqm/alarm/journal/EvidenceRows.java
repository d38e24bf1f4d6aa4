package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementKey;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.RecordId;

/** Reads evidence back. */
final class EvidenceRows {
    private static final String SELECT = """
            SELECT v.*, s.regions, s.score, s.persistent_score, s.threshold, s.model_name, s.model_version, s.engine,
                e.dataset, e.me, e.stream
            FROM alarm a
            JOIN sign g ON g.alarm_id = a.id
            JOIN element e ON e.id = g.element_id
            JOIN evidence v ON v.element_id = g.element_id
            JOIN score s ON s.element_id = v.element_id AND s.run = v.run AND s.ls = v.ls
            WHERE a.id = ?
            """;

    private static final int FETCH = 20;

    private final Connection connection;

    EvidenceRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * What was stored of one lumisection of the alarm's last run: of an element in which its own fault was seen then, if
     * there is one.
     */
    Optional<Evidence> ofAlarm(Alarm alarm, int ls) throws SQLException {
        String which = "AND v.run = g.live_run AND v.ls = ? ORDER BY g.score DESC, g.element_id";
        try (PreparedStatement select = connection.prepareStatement(SELECT + which)) {
            select.setLong(1, alarm.id());
            select.setInt(2, ls);
            ResultSet rows = select.executeQuery();
            Optional<Evidence> any = Optional.empty();
            while (rows.next()) {
                Evidence evidence = read(rows);
                if (shows(evidence, alarm)) {
                    return Optional.of(evidence);
                }
                any = any.or(() -> Optional.of(evidence));
            }
            return any;
        }
    }

    /** What was stored of the last lumisection in which the alarm's own fault was seen. */
    Optional<Evidence> ofAlarm(Alarm alarm) throws SQLException {
        String which = "AND v.run >= a.onset_run AND (v.run, v.ls) <= (g.live_run, g.live_ls)"
                + " ORDER BY v.run DESC, v.ls DESC, g.score DESC";
        try (PreparedStatement select = connection.prepareStatement(SELECT + which)) {
            select.setLong(1, alarm.id());
            select.setFetchSize(FETCH);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                Evidence evidence = read(rows);
                if (shows(evidence, alarm)) {
                    return Optional.of(evidence);
                }
            }
            return Optional.empty();
        }
    }

    private static boolean shows(Evidence evidence, Alarm alarm) {
        return alarm.signs().stream()
                .filter(sign -> sign.element().key().equals(evidence.id().element()))
                .map(sign -> sign.fault().bins())
                .anyMatch(bins -> evidence.regions().stream().anyMatch(region -> meet(region.bins(), bins)));
    }

    private static boolean meet(BinSet a, BinSet b) {
        return a.nx() == b.nx() && a.ny() == b.ny() && a.overlap(b) > 0;
    }

    private static Evidence read(ResultSet row) throws SQLException {
        EvidenceMaps maps = new EvidenceMaps(map(row, "input"), map(row, "expected"), map(row, "significance"));
        ElementKey element = ElementRows.key(row);
        return new Evidence(
                new RecordId(element, row.getInt("run"), row.getInt("ls")),
                maps,
                RegionJson.read(row.getString("regions")),
                row.getDouble("score"),
                row.getDouble("persistent_score"),
                row.getDouble("threshold"),
                new ModelVersion(row.getString("model_name"), row.getInt("model_version")),
                row.getString("engine"));
    }

    private static BinGrid map(ResultSet row, String column) throws SQLException {
        return MapBytes.read(row.getInt("nx"), row.getInt("ny"), row.getBytes(column));
    }
}
