package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Stage;
import org.dqm.domain.DataStream;

/** Reads alarms by filter, a page at a time. */
final class AlarmList {
    // By chance the alphabet puts ALARM before WARN.
    private static final String IN_ORDER = " ORDER BY severity, since, id";

    private static final String OF_REPLAY = "EXISTS (SELECT FROM sign g JOIN element e ON e.id = g.element_id"
            + " WHERE g.alarm_id = alarm.id AND e.stream = ?)";

    private final Connection connection;

    AlarmList(Connection connection) {
        this.connection = connection;
    }

    AlarmPage page(AlarmFilter filter, int limit, Optional<AlarmCursor> after) throws SQLException {
        Where where = where(filter);
        after.ifPresent(cursor -> where.and(
                "(severity, since, id) > (?, ?, ?)",
                cursor.severity().name(),
                Timestamp.from(cursor.since()),
                cursor.id()));
        List<Alarm> items = select(where, IN_ORDER + " LIMIT " + (limit + 1));
        List<Alarm> page = items.subList(0, Math.min(limit, items.size()));
        Optional<AlarmCursor> next =
                items.size() > limit ? Optional.of(AlarmCursor.after(items.get(limit - 1))) : Optional.empty();
        return new AlarmPage(page, next, new TransitionRows(connection).lastSeq());
    }

    List<Alarm> open() throws SQLException {
        return select(where(AlarmFilter.OPEN), IN_ORDER);
    }

    Optional<Alarm> one(long id) throws SQLException {
        Where where = new Where();
        where.and("id = ?", id);
        return select(where, "").stream().findFirst();
    }

    private static Where where(AlarmFilter filter) {
        Where where = new Where();
        if (filter.state() == AlarmFilter.State.OPEN) {
            where.and("is_open");
        }
        boolean isQuiet = filter.state() == AlarmFilter.State.SHADOW || filter.state() == AlarmFilter.State.REPLAY;
        where.and(isQuiet ? "stage = ?" : "stage <> ?", Stage.SHADOW.name());
        if (isQuiet) {
            where.and((filter.state() == AlarmFilter.State.REPLAY ? "" : "NOT ") + OF_REPLAY, DataStream.REPLAY.name());
        }
        filter.condition().ifPresent(condition -> where.and("condition = ?", condition.name()));
        filter.acknowledgement().ifPresent(state -> where.and("acknowledgement = ?", state.name()));
        filter.severity().ifPresent(severity -> where.and("severity = ?", severity.name()));
        filter.subsystem().ifPresent(subsystem -> where.and("subsystem = ?", subsystem));
        filter.suppressed()
                .ifPresent(suppressed -> where.and((suppressed ? "" : "NOT ")
                        + "EXISTS (SELECT FROM suppression s WHERE s.alarm_id = alarm.id AND s.ended_at IS NULL)"));
        filter.text().ifPresent(text -> where.and("search LIKE ?", anywhere(text)));
        return where;
    }

    /** The pattern of LIKE for texts that have this one, taken literally, somewhere in them. */
    private static String anywhere(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private List<Alarm> select(Where where, String tail) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM alarm" + where.sql + tail)) {
            for (int i = 0; i < where.values.size(); i++) {
                select.setObject(i + 1, where.values.get(i));
            }
            return new AlarmRows(connection).list(select);
        }
    }

    /** A WHERE clause in the making. */
    private static final class Where {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void and(String condition, Object... itsValues) {
            sql.append(sql.isEmpty() ? " WHERE " : " AND ").append(condition);
            values.addAll(List.of(itsValues));
        }
    }
}
