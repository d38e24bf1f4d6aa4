package org.dqm.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dqm.alarm.label.TrackRecord;
import org.junit.jupiter.api.Test;

class RecentRecordsTest {
    private final List<Set<Long>> asked = new ArrayList<>();
    private Instant now = Alarms.START;
    private long raised = 12;
    private final RecentRecords records = new RecentRecords(this::read, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void aListOfElementsIsOneQuestionAndOnlyOfThoseThatAreNotKnown() {
        records.of(List.of(1L, 2L));

        records.of(List.of(1L, 2L, 2L, 3L));

        assertThat(asked).containsExactly(Set.of(1L, 2L), Set.of(3L));
    }

    @Test
    void anElementWithoutAlarmsHasRaisedNone() {
        assertThat(records.of(List.of(99L))).containsEntry(99L, TrackRecord.NONE);
    }

    @Test
    void aRecordIsReadAgainAfterFiveSeconds() {
        records.of(List.of(1L));
        raised = 13;

        now = now.plus(RecentRecords.FRESH).minusMillis(1);
        assertThat(records.of(List.of(1L)).get(1L)).isEqualTo(new TrackRecord(12, 0, 0));
        now = now.plusMillis(1);
        assertThat(records.of(List.of(1L)).get(1L)).isEqualTo(new TrackRecord(13, 0, 0));
    }

    @Test
    void aClockThatWasSetBackMakesEverythingOld() {
        records.of(List.of(1L));
        raised = 13;

        now = now.minus(Duration.ofHours(1));

        assertThat(records.of(List.of(1L)).get(1L)).isEqualTo(new TrackRecord(13, 0, 0));
    }

    @Test
    void whatIsForgottenIsReadAgainAtOnce() {
        records.of(List.of(1L, 2L));

        records.forget(List.of(2L));
        records.of(List.of(1L, 2L));

        assertThat(asked).containsExactly(Set.of(1L, 2L), Set.of(2L));
    }

    private Map<Long, TrackRecord> read(Collection<Long> elements) {
        asked.add(Set.copyOf(elements));
        Map<Long, TrackRecord> read = new HashMap<>();
        elements.stream().filter(id -> id < 50).forEach(id -> read.put(id, new TrackRecord(raised, 0, 0)));
        return read;
    }
}
