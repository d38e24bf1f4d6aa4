package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Change;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.PipelinePolicy;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.domain.ElementKey;

/**
 * Keeps the alarms about the pipeline itself as its faults are: each fault is raised once, whoever tells it and however
 * often, and ends once.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class PipelineAlarms {
    private final Database database;
    private final Annunciation annunciation;
    private final FloodLimits floods;
    private final Clock clock;

    /**
     * Alarms that call people as {@code annunciation} says.
     *
     * @param floods when one call is made for many alarms
     */
    public PipelineAlarms(Database database, Annunciation annunciation, FloodLimits floods, Clock clock) {
        this.database = database;
        this.annunciation = annunciation;
        this.floods = floods;
        this.clock = clock;
    }

    /**
     * Raises what is new among {@code faults}.
     *
     * @param mayEnd whether a fault that is not among them has gone: not so shortly after a start, when what went on
     *     before has not been seen for long enough to be told
     * @return how many alarms changed
     */
    public int keep(List<PipelineFault> faults, boolean mayEnd) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> {
            lock(connection);
            AlarmRows alarms = new AlarmRows(connection);
            List<Alarm> open = alarms.lockPipeline();
            Map<ElementRef, PipelineFault> byElement = byElement(connection, faults);
            Lumisection data = new Census(connection).latest().orElse(new Lumisection(0, 0));
            List<Change> changes = new PipelinePolicy(annunciation, alarms::nextId)
                    .decide(open, byElement, mayEnd, new PipelinePolicy.Moment(now, data));
            if (!changes.isEmpty()) {
                alarms.save(changes.stream().map(Change::to).toList());
                new TransitionRows(connection, floods).append(changes, now);
            }
            return changes.size();
        });
    }

    /** Two replicas that tell one fault at once wait for each other. */
    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended('alarms of the pipeline', 0))")) {
            lock.execute();
        }
    }

    private static Map<ElementRef, PipelineFault> byElement(Connection connection, List<PipelineFault> faults)
            throws SQLException {
        List<ElementKey> keys =
                faults.stream().map(PipelinePolicy::element).distinct().toList();
        ElementRows elements = new ElementRows(connection);
        Map<ElementKey, Long> ids = elements.find(keys);
        if (ids.size() < keys.size()) {
            elements.insert(keys.stream().filter(key -> !ids.containsKey(key)).toList());
            ids.putAll(elements.find(keys));
        }
        Map<ElementRef, PipelineFault> byElement = new LinkedHashMap<>();
        for (PipelineFault fault : faults) {
            ElementKey key = PipelinePolicy.element(fault);
            byElement.put(new ElementRef(Optional.ofNullable(ids.get(key)).orElseThrow(), key), fault);
        }
        return byElement;
    }
}
