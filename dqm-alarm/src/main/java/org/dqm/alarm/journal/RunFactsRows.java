package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Sign;
import org.dqm.alarm.certify.AlarmTrace;
import org.dqm.alarm.certify.LsRanges;
import org.dqm.alarm.certify.RunFacts;
import org.dqm.alarm.certify.SeenElement;
import org.dqm.alarm.label.LsRange;
import org.dqm.domain.NotScoredReason;

/** Reads what a run's certification is derived from. */
final class RunFactsRows {
    /** Watches the service itself and certifies nothing. */
    private static final String CANARY = "system";

    private final Connection connection;

    RunFactsRows(Connection connection) {
        this.connection = connection;
    }

    /** Empty if nothing is stored of the run. */
    Optional<RunFacts> ofRun(int run) throws SQLException {
        List<SeenElement> elements = elements(run);
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, List<AlarmTrace.Step>> steps = steps(run);
        List<AlarmTrace> alarms = new ArrayList<>();
        AlarmList list = new AlarmList(connection);
        for (Map.Entry<Long, List<AlarmTrace.Step>> entry : steps.entrySet()) {
            Alarm alarm = list.one(entry.getKey()).orElseThrow();
            Map<Severity, LsRanges> bad = AlarmTrace.bad(entry.getValue());
            if (!bad.isEmpty()) {
                alarms.add(new AlarmTrace(
                        alarm.id(),
                        alarm.title(),
                        alarm.signs().stream().map(Sign::element).toList(),
                        bad));
            }
        }
        List<Long> ids = alarms.stream().map(AlarmTrace::alarmId).toList();
        return Optional.of(new RunFacts(run, elements, alarms, new LabelRows(connection).ofRun(run, ids)));
    }

    /** Each element with its lumisections, which the database gathers into ranges: a run has millions of rows. */
    private List<SeenElement> elements(int run) throws SQLException {
        String sql = """
                SELECT e.id, e.dataset, e.me, e.stream, r.reason, r.ls_from, r.ls_to
                FROM (
                    SELECT element_id, reason, min(ls) AS ls_from, max(ls) AS ls_to
                    FROM (
                        SELECT element_id, reason, ls,
                            ls - row_number() OVER (PARTITION BY element_id, reason ORDER BY ls) AS island
                        FROM score WHERE run = ?) s
                    GROUP BY element_id, reason, island) r
                JOIN element e ON e.id = r.element_id
                WHERE e.stream = 'LIVE' AND split_part(e.me, '/', 1) <> ?
                ORDER BY e.me, e.dataset, r.ls_from""";
        Map<ElementRef, List<LsRange>> scored = new LinkedHashMap<>();
        Map<ElementRef, Map<NotScoredReason, List<LsRange>>> notScored = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, run);
            select.setString(2, CANARY);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                ElementRef element = new ElementRef(rows.getLong("id"), ElementRows.key(rows));
                LsRange range = new LsRange(rows.getInt("ls_from"), rows.getInt("ls_to"));
                List<LsRange> ofScored = scored.computeIfAbsent(element, same -> new ArrayList<>());
                Optional<NotScoredReason> reason =
                        Optional.ofNullable(rows.getString("reason")).map(NotScoredReason::valueOf);
                List<LsRange> list = reason.isEmpty()
                        ? ofScored
                        : notScored
                                .computeIfAbsent(element, same -> new EnumMap<>(NotScoredReason.class))
                                .computeIfAbsent(reason.get(), same -> new ArrayList<>());
                list.add(range);
            }
        }
        List<SeenElement> seen = new ArrayList<>();
        scored.forEach((element, ranges) -> {
            Map<NotScoredReason, LsRanges> reasons = new EnumMap<>(NotScoredReason.class);
            notScored.getOrDefault(element, Map.of()).forEach((why, list) -> reasons.put(why, new LsRanges(list)));
            seen.add(new SeenElement(element, new LsRanges(ranges), reasons));
        });
        return seen;
    }

    /** What every alarm went through in the run, by alarm. */
    private Map<Long, List<AlarmTrace.Step>> steps(int run) throws SQLException {
        String sql = """
                SELECT t.alarm_id, t.ls, t.condition, t.severity
                FROM transition t JOIN alarm a ON a.id = t.alarm_id
                WHERE t.run = ? AND a.stage <> 'SHADOW'
                ORDER BY t.alarm_id, t.seq""";
        Map<Long, List<AlarmTrace.Step>> steps = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, run);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                steps.computeIfAbsent(rows.getLong("alarm_id"), same -> new ArrayList<>())
                        .add(new AlarmTrace.Step(
                                rows.getInt("ls"),
                                Condition.valueOf(rows.getString("condition")),
                                Severity.valueOf(rows.getString("severity"))));
            }
        }
        return steps;
    }
}
