package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.journal.FeedItem;
import org.dqm.alarm.journal.FeedSlice;
import org.dqm.alarm.journal.FloodCall;
import org.dqm.api.view.Alarms;
import org.dqm.api.view.PipelineHealth;
import org.dqm.api.view.PipelineView;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final ObjectMapper JSON = Alarms.json();
    private final Frames frames = new Frames(JSON, Alarms.views());

    @Test
    void welcomeSaysEpochHeartbeatModeAndUser() {
        String frame = frames.welcome(new UUID(0, 7), Frames.Mode.snapshot);

        assertThat(frame)
                .isEqualTo("{\"type\":\"welcome\",\"epoch\":\"00000000-0000-0000-0000-000000000007\",\"hbMs\":5000,"
                        + "\"mode\":\"snapshot\",\"user\":\"local\","
                        + "\"roles\":[\"viewer\",\"shifter\",\"expert\",\"trigger\",\"admin\"]}");
    }

    @Test
    void anEmptySnapshotIsOnePart() {
        assertThat(frames.snapshot(List.of()))
                .containsExactly("{\"type\":\"snapshot\",\"part\":1,\"of\":1,\"items\":[]}");
        assertThat(frames.snapshotEnd(4, FeedFilter.ALL))
                .isEqualTo("{\"type\":\"snapshot_end\",\"to\":4,\"flood\":[]}");
    }

    @Test
    void aLargeSnapshotComesInPartsThatFitAFrame() throws JsonProcessingException {
        List<Alarm> alarms = LongStream.rangeClosed(1, 2_000)
                .mapToObj(id -> Alarms.dead(id, "Hcal"))
                .toList();

        List<String> parts = frames.snapshot(alarms);

        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allSatisfy(part -> assertThat(part).hasSizeLessThan(Frames.MAX_CHARS + 5_000));
        int items = 0;
        for (String part : parts) {
            items += JSON.readTree(part).path("items").size();
        }
        assertThat(items).isEqualTo(2_000);
    }

    @Test
    void eventsCarryTheAlarmAndCallInOrder() throws JsonProcessingException {
        Alarm alarm = Alarms.dead(9, "Hcal");
        FeedSlice slice = new FeedSlice(
                3,
                5,
                List.of(new FeedItem(5, Alarms.START, Cause.SCORED, alarm)),
                List.of(new Transition(
                        4,
                        9,
                        Alarms.START,
                        Cause.RAISED,
                        1,
                        Condition.ACTIVE,
                        Severity.ALARM,
                        Acknowledgement.UNACKED,
                        Optional.empty(),
                        true)),
                List.of(new FloodCall(5, Alarms.START, 9, Severity.ALARM, "Hcal", 23)));

        JsonNode events = JSON.readTree(frames.events(frames.encode(slice), FeedFilter.ALL));

        assertThat(events.path("type").asText()).isEqualTo("events");
        assertThat(events.path("from").asLong()).isEqualTo(3);
        assertThat(events.path("to").asLong()).isEqualTo(5);
        assertThat(events.path("items").get(0).path("cause").asText()).isEqualTo("SCORED");
        assertThat(events.path("items").get(0).path("alarm").path("id").asLong())
                .isEqualTo(9);
        assertThat(events.path("announce").get(0))
                .isEqualTo(
                        JSON.readTree("{\"seq\":4,\"ts\":\"2026-01-01T00:00:00Z\",\"cause\":\"RAISED\",\"alarmId\":9,"
                                + "\"severity\":\"ALARM\",\"title\":\"" + alarm.title() + "\"}"));
        assertThat(events.path("announce").get(1))
                .isEqualTo(JSON.readTree("{\"seq\":5,\"ts\":\"2026-01-01T00:00:00Z\",\"cause\":\"FLOOD\",\"alarmId\":9,"
                        + "\"severity\":\"ALARM\",\"title\":\"flood in Hcal: 23 new alarms\","
                        + "\"subsystem\":\"Hcal\",\"alarms\":23}"));
        assertThat(events.path("flood")).isEmpty();
    }

    @Test
    void floodsAreToldAfterTheClientsFilter() {
        frames.tell(List.of(
                new Flood("Hcal", Alarms.START, Optional.empty(), 23),
                new Flood("Pixel", Alarms.START, Optional.of(Alarms.START.plusSeconds(600)), 11)));

        String frame = frames.snapshotEnd(4, new FeedFilter(Optional.of("Pixel")));

        assertThat(frame)
                .isEqualTo("{\"type\":\"snapshot_end\",\"to\":4,\"flood\":[{\"subsystem\":\"Pixel\","
                        + "\"since\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-01-01T00:10:00Z\",\"alarms\":11}]}");
    }

    @Test
    void aBookmarkBeforeTheFirstRunLeavesTheRunOut() {
        String frame = frames.bookmark(
                8,
                new PipelineView(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new PipelineHealth(PipelineHealth.Data.IDLE, PipelineHealth.Model.OK)),
                FeedFilter.ALL);

        assertThat(frame)
                .isEqualTo(
                        "{\"type\":\"bookmark\",\"to\":8,\"pipeline\":{\"health\":{\"data\":\"IDLE\",\"model\":\"OK\"}},\"flood\":[]}");
    }
}
