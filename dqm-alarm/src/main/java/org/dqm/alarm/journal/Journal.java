package org.dqm.alarm.journal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.Masks;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/**
 * The write side of the pipeline: each batch is one transaction with its verdicts, alarms, transitions and next
 * offsets, so a crash at any point loses nothing and doubles nothing.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away. After one from {@link
 * #commit} it is not known whether the batch was stored: ask {@link #nextOffsets} again.
 */
public final class Journal {
    private final Database database;
    private final int source;
    private final RuleBook rules;
    private final MaskBook masks = new MaskBook();
    private final FloodLimits floods;
    private final Clock clock;

    private Journal(Database database, int source, Policy policy, Clock clock) {
        this.database = database;
        this.source = source;
        this.rules = new RuleBook(policy.unconfigured());
        this.floods = policy.floods();
        this.clock = clock;
    }

    /**
     * A journal of {@code topic}, with the usual limits of a flood.
     *
     * @param unconfigured what the elements are held against that nobody configured
     * @throws org.dqm.domain.FatalException if the database holds the offsets of another cluster or topic
     */
    public static Journal open(Database database, SourceTopic topic, Check unconfigured, Clock clock) {
        return open(database, topic, new Policy(unconfigured, FloodLimits.DEFAULT), clock);
    }

    /**
     * A journal of {@code topic}.
     *
     * @throws org.dqm.domain.FatalException if the database holds the offsets of another cluster or topic
     */
    public static Journal open(Database database, SourceTopic topic, Policy policy, Clock clock) {
        int source = database.write(connection -> new SourceRows(connection).bind(topic));
        return new Journal(database, source, policy, clock);
    }

    /**
     * What a journal decides by.
     *
     * @param unconfigured what the elements are held against that nobody configured
     * @param floods when one call is made for many alarms
     */
    public record Policy(Check unconfigured, FloodLimits floods) {}

    /** The offset to read next, for each of {@code partitions}; 0 for one never read. */
    public Map<Integer, Long> nextOffsets(Set<Integer> partitions) {
        return database.read(connection -> new ProgressRows(connection, source).nextOffsets(partitions));
    }

    /** Those of {@code ids} that are stored, with what they held. */
    public Map<RecordId, ContentHash> known(Collection<RecordId> ids) {
        return database.read(connection -> new StoredScores(connection, source).known(ids));
    }

    /** The masks by which lumisections are scored from now on. */
    public Masks masks() {
        return database.read(masks::masks);
    }

    /** The types of those of {@code runs} whose type somebody has told. */
    public Map<Integer, String> runTypes(Set<Integer> runs) {
        return database.read(connection -> new RunRows(connection).types(runs, Set.of(), clock.instant()));
    }

    /** Stores a batch, whole or not at all; only this moves alarms. */
    public CommitResult commit(Batch batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> {
            try {
                return new Commit(connection, source, rules.rules(connection), now)
                        .run(batch, new TransitionRows(connection, floods));
            } catch (SQLException e) {
                if (!SqlFailure.isUniqueViolation(e)) {
                    throw e;
                }
                connection.rollback();
                List<RecordId> ids = batch.entries().stream().map(Entry::id).toList();
                RecordId taken = new StoredScores(connection, source)
                        .known(ids).keySet().stream().findFirst().orElseThrow(() -> e);
                return new CommitResult.AlreadyRecorded(taken);
            }
        });
    }

    /** Lumisections for want of whose conditions alarms are held back. */
    public List<RecordId> awaited() {
        return database.read(connection -> new Revision(connection).awaited());
    }

    /**
     * Takes conditions that came after their lumisection was judged; taking them again changes nothing.
     *
     * @return number of alarms that changed
     */
    public int revise(RecordId id, Conditions conditions) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> {
            List<Change> changes = new Revision(connection).take(id, conditions, rules.rules(connection), now);
            long unused = new TransitionRows(connection, floods).append(changes, now);
            return changes.size();
        });
    }

    /**
     * The last {@code length} scored records of every element in {@code partitions}, oldest first, to rebuild the
     * evidence windows from.
     */
    public Map<ElementKey, List<WindowRecord>> windows(Set<Integer> partitions, int length) {
        return database.read(connection -> new StoredScores(connection, source).windows(partitions, length));
    }
}
