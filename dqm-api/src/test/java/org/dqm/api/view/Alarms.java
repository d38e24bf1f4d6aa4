package org.dqm.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Condition;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Fault;
import org.dqm.alarm.FaultKind;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Live;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.Onset;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Sign;
import org.dqm.alarm.Size;
import org.dqm.alarm.Stage;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.Track;
import org.dqm.alarm.journal.Comment;
import org.dqm.alarm.label.TrackRecord;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ModelVersion;

/** Alarms for tests, and the JSON of the running service. */
public final class Alarms {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Nobody has written or labelled anything. */
    public static final AlarmNotes NO_NOTES = new AlarmNotes() {
        @Override
        public Map<Long, TrackRecord> trackRecords(Collection<Long> elementIds) {
            return Map.of();
        }

        @Override
        public Map<Long, List<Comment>> comments(Collection<Long> alarmIds) {
            return Map.of();
        }
    };

    private Alarms() {}

    /** An unacknowledged dead region of 5 x 5 bins. */
    public static Alarm dead(long id, String subsystem) {
        Fault fault = new Fault(
                FaultKind.DEAD, BinSet.rectangle(20, 10, new BinRange(3, 7), new BinRange(2, 6)), Optional.empty());
        Sign sign = new Sign(
                new ElementRef(1, new ElementKey("", subsystem + "/Occupancy/depth1")),
                fault,
                Condition.ACTIVE,
                Severity.ALARM,
                true,
                6.1,
                new Lumisection(7, 31),
                new ModelVersion("hcal", 1),
                new Live(7, 33, 14.5, 20.25, 1.5),
                new Track(List.of(Finding.ALARM), 0, 1, 31));
        return new Alarm(
                id,
                1,
                List.of(sign),
                Severity.ALARM,
                Acknowledgement.UNACKED,
                Optional.empty(),
                new Onset(7, 31, START),
                new Size(25, Optional.empty()),
                new Annunciation(Stage.AUDIBLE, Optional.of("call HCAL"), Optional.of(new ThresholdRef(3, 2))),
                List.of());
    }

    /** Views of alarms of which nothing else is known. */
    public static AlarmViews views() {
        return new AlarmViews(NO_NOTES, Clock.systemUTC());
    }

    /** Configured as application.yml configures the service's. */
    public static ObjectMapper json() {
        return JsonMapper.builder()
                .findAndAddModules()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }
}
