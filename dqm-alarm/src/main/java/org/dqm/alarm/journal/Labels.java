package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Change;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelDraft;
import org.dqm.alarm.label.LabelTarget;

/**
 * What people say of alarms and lumisections. Nothing is overwritten: a label supersedes another.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Labels {
    private final Database database;
    private final Clock clock;

    public Labels(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Newest first; at most {@code limit} with an id below {@code before}. */
    public LabelPage list(LabelFilter filter, int limit, OptionalLong before) {
        return database.read(connection -> new LabelRows(connection).page(filter, limit, before));
    }

    public Optional<Label> one(long id) {
        return database.read(connection -> new LabelRows(connection).one(id));
    }

    /** Keeps what {@code by} says; audited. */
    public LabelResult add(LabelDraft draft, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> {
            try {
                return add(connection, draft, by, now);
            } catch (SQLException e) {
                if (!SqlFailure.isUniqueViolation(e)) {
                    throw e;
                }
                // Another replica has superseded the same label in the meantime.
                connection.rollback();
                Label successor = new LabelRows(connection)
                        .successor(draft.supersedes().orElseThrow())
                        .orElseThrow(() -> e);
                return new LabelResult.AlreadySuperseded(successor);
            }
        });
    }

    private static LabelResult add(Connection connection, LabelDraft draft, String by, Instant now)
            throws SQLException {
        LabelRows labels = new LabelRows(connection);
        if (draft.supersedes().isPresent()) {
            long old = draft.supersedes().getAsLong();
            if (labels.one(old).isEmpty()) {
                return new LabelResult.Unknown("supersedes", "no label has the id " + old);
            }
            Optional<Label> successor = labels.successor(old);
            if (successor.isPresent()) {
                return new LabelResult.AlreadySuperseded(successor.get());
            }
        }
        Optional<Alarm> alarm = alarm(connection, draft.target());
        Optional<LabelPlace> place = place(connection, draft.target());
        if (place.isEmpty()) {
            return unknown(connection, draft.target());
        }
        long id = labels.add(draft, place.get(), by, now);
        if (alarm.isPresent()) {
            Optional<String> comment = Optional.of(draft.comment()).filter(text -> !text.isBlank());
            new TransitionRows(connection)
                    .append(
                            List.of(new Change(alarm.get(), Cause.LABELLED)),
                            now,
                            Optional.of(new Acknowledger(by, now, comment)));
        }
        return new LabelResult.Kept(labels.one(id).orElseThrow());
    }

    /** The alarm that is labelled, its row locked, so that everybody who looks at it is told. */
    private static Optional<Alarm> alarm(Connection connection, LabelTarget target) throws SQLException {
        return target instanceof LabelTarget.OfAlarm of
                ? new AlarmRows(connection).lock(of.alarmId())
                : Optional.empty();
    }

    private static Optional<LabelPlace> place(Connection connection, LabelTarget target) throws SQLException {
        if (target instanceof LabelTarget.OfAlarm of) {
            return new AlarmList(connection).one(of.alarmId()).map(Labels::place);
        }
        if (target instanceof LabelTarget.OfElement of) {
            return subsystem(connection, of.elementId())
                    .map(name -> new LabelPlace(
                            name,
                            of.run(),
                            of.range().from(),
                            OptionalInt.of(of.range().to())));
        }
        LabelTarget.OfSubsystem of = (LabelTarget.OfSubsystem) target;
        return subsystems(connection).contains(of.subsystem())
                ? Optional.of(new LabelPlace(
                        of.subsystem(),
                        of.run(),
                        of.range().from(),
                        OptionalInt.of(of.range().to())))
                : Optional.empty();
    }

    private static LabelPlace place(Alarm alarm) {
        return new LabelPlace(
                alarm.subsystem(), alarm.onset().run(), alarm.onset().ls(), OptionalInt.empty());
    }

    private static LabelResult unknown(Connection connection, LabelTarget target) throws SQLException {
        if (target instanceof LabelTarget.OfAlarm of) {
            return new LabelResult.Unknown("alarmId", "no alarm has the id " + of.alarmId());
        }
        if (target instanceof LabelTarget.OfElement of) {
            return new LabelResult.Unknown("elementId", "no element has the id " + of.elementId());
        }
        return new LabelResult.Unknown("subsystem", "no element is of it; known: " + subsystems(connection));
    }

    private static Optional<String> subsystem(Connection connection, long elementId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT split_part(me, '/', 1) FROM element WHERE id = ?")) {
            select.setLong(1, elementId);
            ResultSet rows = select.executeQuery();
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    private static List<String> subsystems(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT DISTINCT split_part(me, '/', 1) FROM element WHERE last_at IS NOT NULL ORDER BY 1")) {
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
