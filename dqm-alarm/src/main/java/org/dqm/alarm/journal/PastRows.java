package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Sign;
import org.dqm.alarm.threshold.Past;
import org.dqm.alarm.threshold.SimulatedAlarm;
import org.dqm.domain.BinSet;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.Outcome;

/** Reads what was scored in the past: numbers from an index alone, regions where there are any. */
final class PastRows {
    // A run without gaps is told by three numbers.
    private static final String RUNS = "SELECT element_id, run, min(ls), max(ls), count(*) FROM score"
            + " WHERE reason IS NULL AND element_id = ANY (?)%s GROUP BY element_id, run";
    private static final String RUN = "SELECT ls FROM score WHERE reason IS NULL AND element_id = ? AND run = ?%s";
    // Apart, so that without it the index alone answers.
    private static final String ENOUGH = " AND (entries IS NULL OR entries >= %s)";
    private static final String NOTABLE = """
            SELECT * FROM score
            WHERE regions <> '[]' AND element_id = ANY (?) AND (regions -> 0 ->> 'score')::float8 >= ?""";

    private final Connection connection;

    PastRows(Connection connection) {
        this.connection = connection;
    }

    List<ElementRef> elements() throws SQLException {
        List<ElementRef> elements = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, dataset, me, stream FROM element WHERE stream = 'LIVE' AND last_at IS NOT NULL ORDER BY id")) {
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                elements.add(new ElementRef(rows.getLong(1), ElementRows.key(rows)));
            }
        }
        return elements;
    }

    /**
     * The pasts of elements, in their order.
     *
     * @param minimumEntries maps with fewer do not count
     * @param off regions below this score are left out
     */
    List<Past> pasts(List<ElementRef> elements, double minimumEntries, double off) throws SQLException {
        List<Long> ids = elements.stream().map(ElementRef::id).toList();
        Map<Long, LongStream.Builder> numbers = numbers(ids, minimumEntries);
        Map<Long, Map<Long, Outcome.Scored>> notable = notable(ids, off);
        return elements.stream()
                .map(element -> new Past(
                        element,
                        numbers.getOrDefault(element.id(), LongStream.builder()).build(),
                        notable.getOrDefault(element.id(), Map.of())))
                .toList();
    }

    private Map<Long, LongStream.Builder> numbers(List<Long> ids, double minimumEntries) throws SQLException {
        String enough = minimumEntries > 0 ? ENOUGH.formatted(Double.toString(minimumEntries)) : "";
        Map<Long, LongStream.Builder> numbers = new HashMap<>();
        try (PreparedStatement runs = connection.prepareStatement(RUNS.formatted(enough));
                PreparedStatement run = connection.prepareStatement(RUN.formatted(enough))) {
            runs.setArray(1, ElementRows.ids(connection, ids));
            ResultSet rows = runs.executeQuery();
            while (rows.next()) {
                LongStream.Builder ofElement = numbers.computeIfAbsent(rows.getLong(1), id -> LongStream.builder());
                boolean hasGaps = rows.getLong(5) <= (long) rows.getInt(4) - rows.getInt(3);
                IntStream all = hasGaps
                        ? lumisections(run, rows.getLong(1), rows.getInt(2))
                        : IntStream.rangeClosed(rows.getInt(3), rows.getInt(4));
                int number = rows.getInt(2);
                all.forEach(ls -> ofElement.add(Past.number(number, ls)));
            }
        }
        return numbers;
    }

    private static IntStream lumisections(PreparedStatement select, long elementId, int run) throws SQLException {
        select.setLong(1, elementId);
        select.setInt(2, run);
        IntStream.Builder lumisections = IntStream.builder();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                lumisections.add(rows.getInt(1));
            }
        }
        return lumisections.build();
    }

    /** The stored alarm that a simulated one is, if it was raised then. */
    OptionalLong alarmId(SimulatedAlarm simulated) throws SQLException {
        String sql = "SELECT alarm_id, nx, ny, bins FROM sign"
                + " WHERE element_id = ? AND (first_run, first_ls) BETWEEN (?, ?) AND (?, ?) ORDER BY alarm_id";
        for (Sign sign : simulated.alarm().signs()) {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, sign.element().id());
                // Bad lumisections come before the one that raised it.
                int[] span = IntStream.of(
                                sign.first().run(),
                                sign.first().ls(),
                                simulated.last().run(),
                                simulated.last().ls())
                        .toArray();
                for (int i = 0; i < span.length; i++) {
                    select.setInt(i + 2, span[i]);
                }
                ResultSet rows = select.executeQuery();
                while (rows.next()) {
                    BinSet bins = BinText.read(rows.getInt(2), rows.getInt(3), rows.getString(4));
                    BinSet ours = sign.fault().bins();
                    if (bins.nx() == ours.nx() && bins.ny() == ours.ny() && bins.overlap(ours) > 0) {
                        return OptionalLong.of(rows.getLong(1));
                    }
                }
            }
        }
        return OptionalLong.empty();
    }

    private Map<Long, Map<Long, Outcome.Scored>> notable(List<Long> ids, double off) throws SQLException {
        Map<Long, Map<Long, Outcome.Scored>> notable = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(NOTABLE)) {
            select.setArray(1, ElementRows.ids(connection, ids));
            select.setDouble(2, off);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                notable.computeIfAbsent(rows.getLong("element_id"), id -> new HashMap<>())
                        .put(Past.number(rows.getInt("run"), rows.getInt("ls")), outcome(rows));
            }
        }
        return notable;
    }

    /** From a row of {@code score} that has one. */
    static Outcome.Scored outcome(ResultSet row) throws SQLException {
        return new Outcome.Scored(
                new ModelVersion(row.getString("model_name"), row.getInt("model_version")),
                row.getString("engine"),
                row.getDouble("reconstruction_error"),
                row.getDouble("score"),
                row.getDouble("persistent_score"),
                row.getDouble("calibrated_to"),
                row.getDouble("threshold"),
                row.getBoolean("anomalous"),
                row.getBoolean("conditions_joined"),
                RegionJson.read(Optional.ofNullable(row.getString("regions")).orElse("[]")));
    }
}
