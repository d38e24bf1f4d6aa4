package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Folding;
import org.dqm.alarm.Handling;
import org.dqm.alarm.Onset;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Sign;
import org.dqm.alarm.Size;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.ThresholdRef;

/** The table {@code alarm}. */
final class AlarmRows {
    private static final String UPSERT = """
            INSERT INTO alarm (id, revision, dataset, subsystem, title, search, kind, unit, severity, condition,
                acknowledgement, acknowledged_by, acknowledged_at, acknowledgement_comment, handling, onset_run, onset_ls, since,
                known_bins, known_unit, stage, instruction, threshold_id, threshold_version, at_run_start,
                is_open, is_followed)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, title = EXCLUDED.title,
                search = EXCLUDED.search, kind = EXCLUDED.kind, unit = EXCLUDED.unit, severity = EXCLUDED.severity,
                condition = EXCLUDED.condition, acknowledgement = EXCLUDED.acknowledgement,
                acknowledged_by = EXCLUDED.acknowledged_by, acknowledged_at = EXCLUDED.acknowledged_at,
                acknowledgement_comment = EXCLUDED.acknowledgement_comment, handling = EXCLUDED.handling, onset_run = EXCLUDED.onset_run,
                onset_ls = EXCLUDED.onset_ls, since = EXCLUDED.since, known_bins = EXCLUDED.known_bins,
                known_unit = EXCLUDED.known_unit, stage = EXCLUDED.stage, instruction = EXCLUDED.instruction,
                threshold_id = EXCLUDED.threshold_id, threshold_version = EXCLUDED.threshold_version,
                at_run_start = EXCLUDED.at_run_start,
                is_open = EXCLUDED.is_open, is_followed = EXCLUDED.is_followed""";

    private final Connection connection;

    AlarmRows(Connection connection) {
        this.connection = connection;
    }

    /** The alarms that {@code select} finds, in its order, with their signs; its columns are those of {@code alarm}. */
    List<Alarm> list(PreparedStatement select) throws SQLException {
        Map<Long, BiFunction<List<Sign>, List<Suppression>, Alarm>> found = new LinkedHashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getLong("id"), read(rows));
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Sign>> signs = new SignRows(connection).of(found.keySet());
        Map<Long, List<Suppression>> suppressions = new SuppressionRows(connection).of(found.keySet());
        List<Alarm> alarms = new ArrayList<>();
        found.forEach((id, alarm) ->
                alarms.add(alarm.apply(signs.getOrDefault(id, List.of()), suppressions.getOrDefault(id, List.of()))));
        return alarms;
    }

    /**
     * Waits for other transactions that may begin an alarm of the same subsystems, so that one fault that two
     * replicas see at once is one alarm. Before any row is locked.
     */
    void lockBeginnings(List<Entry> bad) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            for (String subsystem : new TreeSet<>(subsystems(bad))) {
                lock.setString(1, "alarms of " + subsystem);
                lock.execute();
            }
        }
    }

    /**
     * All alarms that the policy follows and that these elements show, and those that {@code bad} may fold into; by id,
     * the rows locked.
     */
    List<Alarm> lockFollowed(Collection<Long> elementIds, List<Entry> bad) throws SQLException {
        String sql = """
                SELECT * FROM alarm WHERE is_followed AND (id IN (SELECT alarm_id FROM sign WHERE element_id = ANY (?))
                    OR (subsystem = ANY (?) AND onset_run = ANY (?) AND onset_ls BETWEEN ? AND ?))
                ORDER BY id FOR UPDATE""";
        IntSummaryStatistics ls =
                bad.stream().mapToInt(entry -> entry.id().ls()).summaryStatistics();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, elementIds));
            select.setArray(2, connection.createArrayOf("text", subsystems(bad).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "int",
                            bad.stream()
                                    .map(entry -> entry.id().run())
                                    .distinct()
                                    .toArray()));
            select.setLong(4, (long) ls.getMin() - Folding.WINDOW);
            select.setLong(5, (long) ls.getMax() + Folding.WINDOW);
            return list(select);
        }
    }

    private static Set<String> subsystems(List<Entry> entries) {
        return entries.stream().map(entry -> entry.id().element().subsystem()).collect(Collectors.toSet());
    }

    /** One alarm, its row locked. */
    Optional<Alarm> lock(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM alarm WHERE id = ? FOR UPDATE")) {
            select.setLong(1, id);
            return list(select).stream().findFirst();
        }
    }

    /** Locks this alarm and all that a mask can suppress or free, in the order that every transaction keeps. */
    void lockOpen(long andThis) throws SQLException {
        String sql = """
                SELECT id FROM alarm WHERE is_open OR id = ? OR id IN (
                    SELECT alarm_id FROM suppression WHERE type = 'MASKED' AND ended_at IS NULL)
                ORDER BY id FOR UPDATE""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, andThis);
            select.execute();
        }
    }

    /** Locks the rows of these alarms in the order that every transaction keeps. */
    void lockAll(Collection<Long> ids) throws SQLException {
        String sql = "SELECT id FROM alarm WHERE id = ANY (?) ORDER BY id FOR UPDATE";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ElementRows.ids(connection, ids));
            select.execute();
        }
    }

    /** The alarms about the pipeline itself that a person must still see; by id, the rows locked. */
    List<Alarm> lockPipeline() throws SQLException {
        String sql = "SELECT * FROM alarm WHERE is_open AND kind = 'PIPELINE' ORDER BY id FOR UPDATE";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            return list(select);
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

    void save(Collection<Alarm> alarms) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (Alarm alarm : alarms) {
                bind(upsert, alarm);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
        new SignRows(connection).save(alarms);
        SuppressionRows suppressions = new SuppressionRows(connection);
        suppressions.insertOthers(alarms);
        suppressions.endOthers(alarms);
    }

    private static BiFunction<List<Sign>, List<Suppression>, Alarm> read(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        int revision = row.getInt("revision");
        Severity severity = Severity.valueOf(row.getString("severity"));
        Acknowledgement acknowledgement = Acknowledgement.valueOf(row.getString("acknowledgement"));
        Optional<Acknowledger> acknowledger = acknowledger(row);
        Onset onset = new Onset(
                row.getInt("onset_run"),
                row.getInt("onset_ls"),
                row.getTimestamp("since").toInstant(),
                row.getBoolean("at_run_start"));
        Size known = new Size(row.getInt("known_bins"), Optional.ofNullable(row.getString("known_unit")));
        Annunciation annunciation = annunciation(row);
        return (signs, suppressions) -> new Alarm(
                id, revision, signs, severity, acknowledgement, acknowledger, onset, known, annunciation, suppressions);
    }

    private static Annunciation annunciation(ResultSet row) throws SQLException {
        long threshold = row.getLong("threshold_id");
        Optional<ThresholdRef> ref = row.wasNull()
                ? Optional.empty()
                : Optional.of(new ThresholdRef(threshold, row.getInt("threshold_version")));
        return new Annunciation(
                Stage.valueOf(row.getString("stage")), Optional.ofNullable(row.getString("instruction")), ref);
    }

    private static Optional<Acknowledger> acknowledger(ResultSet row) throws SQLException {
        String by = row.getString("acknowledged_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Acknowledger(
                        by,
                        row.getTimestamp("acknowledged_at").toInstant(),
                        Optional.ofNullable(row.getString("acknowledgement_comment")),
                        Handling.valueOf(row.getString("handling"))));
    }

    private static void bind(PreparedStatement upsert, Alarm alarm) throws SQLException {
        Optional<Acknowledger> acknowledger = alarm.acknowledger();
        Object[] values = {
            alarm.id(),
            alarm.revision(),
            alarm.dataset(),
            alarm.subsystem(),
            alarm.title(),
            search(alarm),
            alarm.fault().kind().name(),
            alarm.fault().unit().orElse(null),
            alarm.severity().name(),
            alarm.condition().name(),
            alarm.acknowledgement().name(),
            acknowledger.map(Acknowledger::by).orElse(null),
            acknowledger.map(a -> Timestamp.from(a.at())).orElse(null),
            acknowledger.flatMap(Acknowledger::comment).orElse(null),
            acknowledger.map(each -> each.handling().name()).orElse(null),
            alarm.onset().run(),
            alarm.onset().ls(),
            Timestamp.from(alarm.onset().since()),
            alarm.known().bins(),
            alarm.known().unit().orElse(null),
            alarm.annunciation().stage().name(),
            alarm.annunciation().instruction().orElse(null),
            alarm.annunciation().threshold().map(ThresholdRef::id).orElse(null),
            alarm.annunciation().threshold().map(ThresholdRef::version).orElse(null),
            alarm.onset().isAtRunStart(),
            alarm.isOpen(),
            alarm.isFollowed()
        };
        for (int i = 0; i < values.length; i++) {
            upsert.setObject(i + 1, values[i]);
        }
    }

    private static String search(Alarm alarm) {
        Stream<String> ofSigns = alarm.signs().stream()
                .flatMap(sign -> Stream.concat(
                        sign.fault().unit().stream(),
                        Stream.of(sign.element().key().me())))
                .distinct();
        return Stream.concat(Stream.of(alarm.title()), ofSigns)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
