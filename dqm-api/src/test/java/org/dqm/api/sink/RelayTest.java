package org.dqm.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.journal.FeedChange;
import org.dqm.api.view.AlarmNotes;
import org.dqm.api.view.Alarms;
import org.dqm.domain.RetryableException;
import org.dqm.ingest.kafka.OrderedTopic.Message;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final UUID EPOCH = UUID.fromString("00000000-0000-0000-0000-00000000002a");

    @Test
    void theRecordIsThatOfTheContract() {
        Alarm alarm = Alarms.dead(12, "HcalSim");
        Transition raised = new Transition(
                345,
                12,
                Alarms.START,
                Cause.RAISED,
                1,
                Condition.ACTIVE,
                Severity.ALARM,
                Acknowledgement.UNACKED,
                Optional.empty(),
                true);

        Message message = Relay.message(ChangeView.of(EPOCH, List.of(new FeedChange(raised, alarm)), Alarms.views())
                .get(0));

        assertThat(message.key()).isEqualTo("12");
        assertThat(message.value())
                .startsWith("{\"epoch\":\"00000000-0000-0000-0000-00000000002a\",\"seq\":345,"
                        + "\"ts\":\"2026-01-01T00:00:00Z\",\"cause\":\"RAISED\",\"revision\":1,"
                        + "\"condition\":\"ACTIVE\",\"severity\":\"ALARM\",\"acknowledgement\":\"UNACKED\","
                        + "\"alarm\":{\"id\":12,\"revision\":1,")
                .contains("\"element_id\":1,\"element\":\"HcalSim/Occupancy/depth1\","
                        + "\"region\":{\"x_bin\":[3,7],\"y_bin\":[2,6],\"count\":25,\"bins\":[[3,2],")
                .contains("\"subsystem\":\"HcalSim\",\"kind\":\"dead\",")
                .contains("\"first_ls\":31,\"since\":\"2026-01-01T00:00:00Z\",")
                .contains("\"live\":{\"last_run\":7,\"last_ls\":33,\"score\":14.5,"
                        + "\"persistent_score\":20.25,\"reconstruction_error\":1.5}")
                .doesNotContain("\"by\"");
    }

    @Test
    void whileKafkaIsAwayThePositionStays() {
        Alarm alarm = Alarms.dead(12, "HcalSim");
        Transition raised = new Transition(
                1,
                12,
                Alarms.START,
                Cause.RAISED,
                1,
                Condition.ACTIVE,
                Severity.ALARM,
                Acknowledgement.UNACKED,
                Optional.empty(),
                true);
        AtomicLong position = new AtomicLong();
        Relay relay = new Relay(feedOf(new FeedChange(raised, alarm)), positions(position), () -> {
            throw new RetryableException("no broker answers", new IllegalStateException("told by a test"));
        });

        assertThatThrownBy(relay::isMoreLeft).hasMessage("no broker answers");
        assertThatThrownBy(relay::isMoreLeft).hasMessage("no broker answers");

        assertThat(position).hasValue(0);
    }

    private static Feed feedOf(FeedChange change) {
        return new Feed() {
            @Override
            public UUID epoch() {
                return EPOCH;
            }

            @Override
            public List<FeedChange> changes(long from, int limit) {
                return from < change.seq() ? List.of(change) : List.of();
            }

            @Override
            public AlarmNotes notes() {
                return Alarms.NO_NOTES;
            }

            @Override
            public List<Alarm> open() {
                return List.of();
            }
        };
    }

    private static Positions positions(AtomicLong position) {
        return new Positions() {
            @Override
            public long reached(String sink) {
                return position.get();
            }

            @Override
            public boolean advance(String sink, long from, long to) {
                return position.compareAndSet(from, to);
            }
        };
    }
}
