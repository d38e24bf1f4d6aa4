package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.label.TrackRecord;

/**
 * Figures of a time span, counted from the stored transitions.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Kpis {
    private static final double TEN_MINUTES_S = 600;
    private static final int TOP = 10;

    private final Database database;

    public Kpis(Database database) {
        this.database = database;
    }

    /** Of [from, to), which is not empty; one consistent picture. */
    public Kpi of(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to, got " + from + " and " + to);
        }
        return database.read(connection -> new Reading(connection, from, to).all());
    }

    private record Reading(Connection connection, Instant from, Instant to) {
        Kpi all() throws SQLException {
            List<Counted> rates = rates();
            Counted total = rates.stream()
                    .filter(each -> each.subsystem.isEmpty())
                    .findFirst()
                    .orElse(new Counted(Optional.empty(), 0, 0, 0));
            List<Kpi.OfSubsystem> subsystems = rates.stream()
                    .flatMap(each ->
                            each.subsystem.map(name -> new Kpi.OfSubsystem(name, each.alarms, rate(each))).stream())
                    .toList();
            Standing standing = standing();
            return new Kpi(
                    from,
                    to,
                    total.alarms,
                    total.announced,
                    rate(total),
                    subsystems,
                    flood(),
                    elements(),
                    checks(),
                    standing.standing,
                    standing.intermittent,
                    response());
        }

        private record Counted(Optional<String> subsystem, long alarms, long announced, long highest) {}

        private record Standing(long standing, long intermittent) {}

        private Kpi.Rate rate(Counted counted) {
            return new Kpi.Rate(counted.alarms * TEN_MINUTES_S / spanSeconds(), counted.highest);
        }

        private double spanSeconds() {
            return Duration.between(from, to).toNanos() / 1e9;
        }

        /** All together, which has no subsystem, and each subsystem. */
        private List<Counted> rates() throws SQLException {
            List<Counted> counted = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(KpiSql.RATES)) {
                select.setTimestamp(1, Timestamp.from(from));
                span(select, 2);
                ResultSet rows = select.executeQuery();
                while (rows.next()) {
                    counted.add(new Counted(
                            Optional.ofNullable(rows.getString(1)), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
            }
            return counted;
        }

        private Kpi.Flood flood() throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(KpiSql.FLOOD)) {
                span(select, 1);
                span(select, 3);
                ResultSet rows = select.executeQuery();
                rows.next();
                double seconds = rows.getDouble(1);
                return new Kpi.Flood(seconds, 100 * seconds / spanSeconds());
            }
        }

        private List<Kpi.OfElement> elements() throws SQLException {
            record Top(long id, String me, long alarms) {}
            List<Top> top = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(KpiSql.ELEMENTS)) {
                span(select, 1);
                select.setInt(3, TOP);
                ResultSet rows = select.executeQuery();
                while (rows.next()) {
                    top.add(new Top(rows.getLong(1), rows.getString(2), rows.getLong(3)));
                }
            }
            Map<Long, TrackRecord> records =
                    TrackRecords.of(connection, top.stream().map(Top::id).toList());
            return top.stream()
                    .map(each -> new Kpi.OfElement(
                            each.id, each.me, each.alarms, records.getOrDefault(each.id, TrackRecord.NONE)))
                    .toList();
        }

        private List<Kpi.OfCheck> checks() throws SQLException {
            List<Kpi.OfCheck> checks = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(KpiSql.CHECKS)) {
                span(select, 1);
                select.setInt(3, TOP);
                ResultSet rows = select.executeQuery();
                while (rows.next()) {
                    checks.add(new Kpi.OfCheck(
                            Optional.ofNullable(rows.getObject(1, Long.class)),
                            Optional.ofNullable(rows.getString(2)),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5)));
                }
            }
            return checks;
        }

        private Standing standing() throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(KpiSql.STANDING)) {
                select.setTimestamp(1, Timestamp.from(to));
                ResultSet rows = select.executeQuery();
                rows.next();
                return new Standing(rows.getLong(1), rows.getLong(2));
            }
        }

        private Kpi.Response response() throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(KpiSql.RESPONSE)) {
                span(select, 1);
                ResultSet rows = select.executeQuery();
                rows.next();
                return new Kpi.Response(
                        rows.getLong(1),
                        Optional.ofNullable(rows.getObject(2, Double.class)),
                        Optional.ofNullable(rows.getObject(3, Double.class)));
            }
        }

        private void span(PreparedStatement select, int index) throws SQLException {
            select.setTimestamp(index, Timestamp.from(from));
            select.setTimestamp(index + 1, Timestamp.from(to));
        }
    }
}
