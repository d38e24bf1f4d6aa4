package org.dqm.api.view;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Comment;
import org.dqm.alarm.label.TrackRecord;

/**
 * Makes views of alarms. What their state does not hold is read for all of them together: one query for a list, not
 * one for each alarm.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the journal is away.
 */
@Singleton
public final class AlarmViews {
    private final AlarmNotes notes;
    private final RecentRecords records;

    @Inject
    AlarmViews(AlarmQueries queries, Clock clock) {
        this(AlarmNotes.of(queries), clock);
    }

    public AlarmViews(AlarmNotes notes, Clock clock) {
        this.notes = notes;
        this.records = new RecentRecords(notes::trackRecords, clock);
    }

    public AlarmView of(Alarm alarm) {
        return of(List.of(alarm)).get(0);
    }

    /** Of an alarm that nobody comments or labels: the canary's. */
    public static AlarmView bare(Alarm alarm) {
        return AlarmView.of(alarm, TrackRecord.NONE, List.of());
    }

    /** In the order of {@code alarms}. */
    public List<AlarmView> of(List<Alarm> alarms) {
        if (alarms.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Comment>> comments =
                notes.comments(alarms.stream().map(Alarm::id).toList());
        Map<Long, TrackRecord> known =
                records.of(alarms.stream().map(AlarmViews::check).toList());
        return alarms.stream()
                .map(alarm -> AlarmView.of(
                        alarm,
                        known.getOrDefault(check(alarm), TrackRecord.NONE),
                        comments.getOrDefault(alarm.id(), List.of())))
                .toList();
    }

    /** Something but the figures of these alarms has changed: their track records are read again. */
    public void changed(List<Alarm> alarms) {
        records.forget(alarms.stream().map(AlarmViews::check).toList());
    }

    /** The check that an alarm speaks for: that of the element that shows the fault most. */
    private static long check(Alarm alarm) {
        return alarm.leading().element().id();
    }
}
