package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Transition;

/** Reads slices of the live feed. */
final class FeedRows {
    private final Connection connection;

    FeedRows(Connection connection) {
        this.connection = connection;
    }

    FeedSlice slice(long from, int limit) throws SQLException {
        long to = Math.min(new TransitionRows(connection).lastSeq(), from + limit);
        if (to <= from) {
            return new FeedSlice(from, from, List.of(), List.of(), List.of());
        }
        List<Transition> transitions = transitions(from, to);
        Map<Long, Transition> last = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            // Taken out first, so that the order is that of the last change.
            last.remove(transition.alarmId());
            last.put(transition.alarmId(), transition);
        }
        Map<Long, Alarm> alarms = alarms(last.keySet());
        Set<Long> shown = ids(alarms, Stage.VISUAL);
        List<FeedItem> items = last.values().stream()
                .filter(transition -> shown.contains(transition.alarmId()))
                .map(transition -> new FeedItem(
                        transition.seq(),
                        transition.ts(),
                        transition.cause(),
                        Optional.ofNullable(alarms.get(transition.alarmId())).orElseThrow()))
                .toList();
        return new FeedSlice(
                from,
                to,
                items,
                transitions.stream().filter(Transition::announced).toList(),
                floodCalls(from, to));
    }

    private static Set<Long> ids(Map<Long, Alarm> alarms, Stage least) {
        return alarms.values().stream()
                .filter(alarm -> alarm.annunciation().stage().compareTo(least) >= 0)
                .map(Alarm::id)
                .collect(Collectors.toSet());
    }

    /** The first {@code limit} changes after {@code from}, each one, in order. */
    List<FeedChange> changes(long from, int limit) throws SQLException {
        List<Transition> transitions = transitions(from, from + limit);
        Map<Long, Alarm> alarms =
                alarms(transitions.stream().map(Transition::alarmId).distinct().toList());
        return transitions.stream()
                .map(transition -> new FeedChange(
                        transition,
                        Optional.ofNullable(alarms.get(transition.alarmId())).orElseThrow()))
                .toList();
    }

    private List<Transition> transitions(long from, long to) throws SQLException {
        String sql = "SELECT * FROM transition WHERE seq > ? AND seq <= ? ORDER BY seq";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from);
            select.setLong(2, to);
            return TransitionRows.list(select.executeQuery());
        }
    }

    private List<FloodCall> floodCalls(long from, long to) throws SQLException {
        String sql = "SELECT f.*, t.ts, t.alarm_id, t.severity FROM flood f JOIN transition t ON t.seq = f.called_seq"
                + " WHERE f.called_seq > ? AND f.called_seq <= ? ORDER BY f.called_seq";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from);
            select.setLong(2, to);
            ResultSet rows = select.executeQuery();
            List<FloodCall> calls = new ArrayList<>();
            while (rows.next()) {
                calls.add(new FloodCall(
                        rows.getLong("called_seq"),
                        rows.getTimestamp("ts").toInstant(),
                        rows.getLong("alarm_id"),
                        Severity.valueOf(rows.getString("severity")),
                        rows.getString("subsystem"),
                        rows.getInt("called_alarms")));
            }
            return calls;
        }
    }

    private Map<Long, Alarm> alarms(Collection<Long> ids) throws SQLException {
        Map<Long, Alarm> alarms = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM alarm WHERE id = ANY (?)")) {
            select.setArray(1, ElementRows.ids(connection, ids));
            new AlarmRows(connection).list(select).forEach(alarm -> alarms.put(alarm.id(), alarm));
        }
        return alarms;
    }
}
