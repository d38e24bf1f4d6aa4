package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelDraft;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.domain.RegionKind;

/** The table {@code label}. Rows are added, never changed. */
final class LabelRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SELECT =
            "SELECT l.*, (SELECT n.id FROM label n WHERE n.supersedes = l.id) AS superseded_by FROM label l";

    private static final String COUNTS =
            "l.verdict <> 'WITHDRAWN' AND NOT EXISTS (SELECT FROM label n WHERE n.supersedes = l.id)";

    private final Connection connection;

    LabelRows(Connection connection) {
        this.connection = connection;
    }

    /** Adds a label and its line of the audit; the id that it got. */
    long add(LabelDraft draft, LabelPlace place, String by, Instant at) throws SQLException {
        String sql = """
                INSERT INTO label (alarm_id, element_id, subsystem, run, ls_from, ls_to, verdict, kind, tolerable,
                    recoverable, comment, author, at, supersedes)
                VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            LabelTarget target = draft.target();
            Object[] values = {
                target instanceof LabelTarget.OfAlarm alarm ? alarm.alarmId() : null,
                target instanceof LabelTarget.OfElement element ? element.elementId() : null,
                place.subsystem(),
                place.run(),
                place.from(),
                place.to().isPresent() ? place.to().getAsInt() : null,
                draft.verdict().name(),
                draft.kind().map(Enum::name).orElse(null),
                draft.tolerable().orElse(null),
                draft.recoverable(),
                draft.comment(),
                by,
                Timestamp.from(at),
                draft.supersedes().isPresent() ? draft.supersedes().getAsLong() : null
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            ResultSet rows = insert.executeQuery();
            rows.next();
            long id = rows.getLong(1);
            audit(id, draft, by, at);
            return id;
        }
    }

    Optional<Label> one(long id) throws SQLException {
        SqlWhere where = new SqlWhere();
        where.and("l.id = ?", id);
        return select(where, "").stream().findFirst();
    }

    /** The label that took this one's place. */
    Optional<Label> successor(long id) throws SQLException {
        SqlWhere where = new SqlWhere();
        where.and("l.supersedes = ?", id);
        return select(where, "").stream().findFirst();
    }

    /** Newest first; those with an id below {@code before}. */
    LabelPage page(LabelFilter filter, int limit, OptionalLong before) throws SQLException {
        SqlWhere where = where(filter);
        before.ifPresent(id -> where.and("l.id < ?", id));
        List<Label> found = select(where, " ORDER BY l.id DESC LIMIT " + (limit + 1));
        boolean isLast = found.size() <= limit;
        List<Label> items = isLast ? found : found.subList(0, limit);
        return new LabelPage(
                items,
                isLast
                        ? OptionalLong.empty()
                        : OptionalLong.of(items.get(limit - 1).id()));
    }

    /** All that count of these alarms, and of lumisections of this run, oldest first. */
    List<Label> ofRun(int run, List<Long> alarmIds) throws SQLException {
        SqlWhere where = new SqlWhere();
        where.and(COUNTS);
        where.and(
                "(l.alarm_id = ANY (?) OR (l.run = ? AND l.alarm_id IS NULL))",
                ElementRows.ids(connection, alarmIds),
                run);
        return select(where, " ORDER BY l.id");
    }

    /** All faults that people named and still do: in these alarms, or in lumisections of these elements. */
    List<Label> faults(List<Long> alarmIds, List<Long> elementIds) throws SQLException {
        SqlWhere where = new SqlWhere();
        where.and(COUNTS);
        where.and("l.verdict = ?", LabelVerdict.BAD.name());
        where.and(
                "(l.alarm_id = ANY (?) OR l.element_id = ANY (?))",
                ElementRows.ids(connection, alarmIds),
                ElementRows.ids(connection, elementIds));
        return select(where, " ORDER BY l.id");
    }

    private static SqlWhere where(LabelFilter filter) {
        SqlWhere where = new SqlWhere();
        filter.alarmId().ifPresent(id -> where.and("l.alarm_id = ?", id));
        filter.elementId().ifPresent(id -> where.and("l.element_id = ?", id));
        filter.subsystem().ifPresent(name -> where.and("l.subsystem = ?", name));
        filter.run().ifPresent(run -> where.and("l.run = ?", run));
        filter.ls().ifPresent(ls -> where.and("l.ls_from <= ? AND l.ls_to >= ?", ls, ls));
        filter.verdict().ifPresent(verdict -> where.and("l.verdict = ?", verdict.name()));
        filter.kind().ifPresent(kind -> where.and("l.kind = ?", kind.name()));
        filter.by().ifPresent(by -> where.and("l.author = ?", by));
        filter.text()
                .ifPresent(text -> where.and("position(? IN lower(l.comment)) > 0", text.toLowerCase(Locale.ROOT)));
        if (!filter.isHistory()) {
            where.and(COUNTS);
        }
        return where;
    }

    private List<Label> select(SqlWhere where, String tail) throws SQLException {
        List<Label> labels = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT + where.sql() + tail)) {
            where.bind(select);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                labels.add(read(rows));
            }
        }
        return labels;
    }

    private static Label read(ResultSet row) throws SQLException {
        LabelDraft said = new LabelDraft(
                target(row),
                LabelVerdict.valueOf(row.getString("verdict")),
                Optional.ofNullable(row.getString("kind")).map(RegionKind::valueOf),
                Optional.ofNullable(row.getObject("tolerable", Boolean.class)),
                row.getBoolean("recoverable"),
                row.getString("comment"),
                number(row, "supersedes"));
        return new Label(
                row.getLong("id"),
                said,
                row.getString("subsystem"),
                row.getString("author"),
                row.getTimestamp("at").toInstant(),
                number(row, "superseded_by"));
    }

    private static LabelTarget target(ResultSet row) throws SQLException {
        OptionalLong alarm = number(row, "alarm_id");
        if (alarm.isPresent()) {
            return new LabelTarget.OfAlarm(alarm.getAsLong());
        }
        OptionalLong element = number(row, "element_id");
        int run = row.getInt("run");
        LsRange range = new LsRange(row.getInt("ls_from"), row.getInt("ls_to"));
        return element.isPresent()
                ? new LabelTarget.OfElement(element.getAsLong(), run, range)
                : new LabelTarget.OfSubsystem(row.getString("subsystem"), run, range);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private void audit(long id, LabelDraft draft, String by, Instant at) throws SQLException {
        ObjectNode after = JSON.createObjectNode();
        after.put("verdict", draft.verdict().name());
        draft.kind().ifPresent(kind -> after.put("kind", kind.name()));
        after.put("of", draft.target().toString());
        draft.supersedes().ifPresent(old -> after.put("supersedes", old));
        Optional<String> reason = Optional.of(draft.comment()).filter(comment -> !comment.isBlank());
        String action = draft.supersedes().isPresent() ? "SUPERSEDE" : "CREATE";
        new AuditRows(connection)
                .append(new Mutation(at, by, action, "labels/" + id, Optional.empty(), Optional.of(after), reason));
    }
}
