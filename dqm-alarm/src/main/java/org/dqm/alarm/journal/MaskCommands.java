package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.mask.MaskJson;
import org.dqm.alarm.mask.Masks;

/**
 * What experts do to masks. Counts from the next lumisection on; what says that it is done is durable, and audited.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class MaskCommands {
    private final Database database;
    private final FloodLimits floods;
    private final Clock clock;

    /**
     * As people want it.
     *
     * @param floods of more new alarms only the severe ones call, and one for all others
     */
    public MaskCommands(Database database, FloodLimits floods, Clock clock) {
        this.database = database;
        this.floods = floods;
        this.clock = clock;
    }

    /** Makes all of them or none. */
    public List<Mask> create(List<MaskDraft> drafts, String author) {
        Instant now = now();
        return database.write(connection -> {
            MaskRows rows = new MaskRows(connection);
            long edition = rows.advance();
            List<Mask> made = new ArrayList<>();
            for (MaskDraft draft : drafts) {
                Mask mask = rows.insert(draft, author, now, edition);
                audit(connection, "CREATE", mask, author, draft.reason(), now);
                made.add(mask);
            }
            new Remasking(connection, floods).masksChanged(made, Optional.of(author), now);
            return List.copyOf(made);
        });
    }

    /** Masks the bins of an alarm on each element that shows it; the alarm is suppressed by that. */
    public CommandResult adopt(Adoption wish) {
        Instant now = now();
        return database.write(connection -> {
            MaskRows rows = new MaskRows(connection);
            long edition = rows.advance();
            AlarmRows alarms = new AlarmRows(connection);
            alarms.lockOpen(wish.alarmId());
            Optional<Alarm> found = alarms.lock(wish.alarmId());
            Optional<CommandResult> refusal = refusal(found, wish);
            if (refusal.isPresent()) {
                connection.rollback();
                return refusal.get();
            }
            List<Mask> made = new ArrayList<>();
            ObjectNode audited = JsonNodeFactory.instance.objectNode();
            ArrayNode ids = audited.putArray("masks");
            for (MaskDraft draft :
                    MaskDraft.adopting(found.orElseThrow(), wish.runTypes(), wish.reason(), wish.until())) {
                Mask mask = rows.insert(draft, wish.user(), now, edition);
                ids.add(mask.id());
                made.add(mask);
            }
            new AuditRows(connection)
                    .append(new Mutation(
                            now,
                            wish.user(),
                            "ADOPT",
                            "alarms/" + wish.alarmId() + "/adoption",
                            Optional.empty(),
                            Optional.of(audited),
                            Optional.of(wish.reason())));
            new Remasking(connection, floods).masksChanged(made, Optional.of(wish.user()), now);
            return new CommandResult.Done(alarms.lock(wish.alarmId()).orElseThrow());
        });
    }

    private static Optional<CommandResult> refusal(Optional<Alarm> found, Adoption wish) {
        if (found.isEmpty()) {
            return Optional.of(new CommandResult.Missing(wish.alarmId()));
        }
        Alarm alarm = found.get();
        if (alarm.revision() != wish.revision()) {
            return Optional.of(new CommandResult.Stale(alarm));
        }
        if (!alarm.isOpen()) {
            return Optional.of(new CommandResult.NotNow(alarm, "is normal: there is nothing to adopt"));
        }
        return Masks.mayExplain(alarm)
                ? Optional.empty()
                : Optional.of(new CommandResult.NotNow(
                        alarm, "is about no bins: shelve it, or take the element out of service"));
    }

    /** Ends a mask before its time. */
    public MaskResult end(long id, String by, String reason) {
        Instant now = now();
        return database.write(connection -> {
            MaskRows rows = new MaskRows(connection);
            long edition = rows.advance();
            Optional<Mask> found = rows.one(id);
            if (found.isEmpty() || found.get().end().isPresent()) {
                connection.rollback();
                return found.<MaskResult>map(MaskResult.EndedBefore::new).orElse(new MaskResult.Missing(id));
            }
            Mask.End end = new Mask.End(edition, now, Optional.of(by), Optional.of(reason));
            Mask ended = rows.end(found.get(), end);
            audit(connection, "DELETE", ended, by, reason, now);
            new Remasking(connection, floods).masksChanged(List.of(ended), Optional.of(by), now);
            return new MaskResult.Ended(ended);
        });
    }

    /**
     * Ends every mask whose time is over, also those whose time was over while the service was down.
     *
     * @return how many
     */
    public int expire() {
        Instant now = now();
        if (database.read(connection -> new MaskRows(connection).over(now)).isEmpty()) {
            return 0;
        }
        return database.write(connection -> {
            MaskRows rows = new MaskRows(connection);
            long edition = rows.advance();
            List<Mask> ended = new ArrayList<>();
            for (Mask mask : rows.over(now)) {
                ended.add(rows.end(mask, new Mask.End(edition, now, Optional.empty(), Optional.empty())));
            }
            if (ended.isEmpty()) {
                connection.rollback();
                return 0;
            }
            new Remasking(connection, floods).masksChanged(ended, Optional.empty(), now);
            return ended.size();
        });
    }

    private static void audit(Connection connection, String action, Mask mask, String by, String reason, Instant now)
            throws SQLException {
        boolean isMade = mask.end().isEmpty();
        new AuditRows(connection)
                .append(new Mutation(
                        now,
                        by,
                        action,
                        "masks/" + mask.id(),
                        isMade ? Optional.empty() : Optional.of(MaskJson.write(mask)),
                        isMade ? Optional.of(MaskJson.write(mask)) : Optional.empty(),
                        Optional.of(reason)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
