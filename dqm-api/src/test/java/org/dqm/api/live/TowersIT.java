package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 200 towers fail in one lumisection: 8 in each of 25 elements. */
@ExtendWith(PostgresExtension.class)
class TowersIT {
    private static final int ELEMENTS = 25;
    private static final int TOWERS = 8;
    private static final int LUMISECTIONS = 5;
    private static final int MOST_EVENTS_A_SECOND = 1_000;

    @Test
    void twoHundredTowersAreOneFloodAndTheFeedStaysWhole(Database database) throws Exception {
        try (RunningService service = new RunningService(database);
                FeedReader client = FeedReader.open(service.port()).say("{\"type\":\"hello\"}")) {
            client.next("welcome");
            client.next("snapshot");
            long to = client.next("snapshot_end").path("to").asLong();
            Map<Long, Integer> eventsBySecond = new HashMap<>();
            List<JsonNode> announced = new ArrayList<>();
            JsonNode last = null;

            for (int ls = 0; ls < LUMISECTIONS; ls++) {
                service.losesTowers(ELEMENTS, TOWERS, 8);
                while (to < service.queries().seq()) {
                    last = client.next("events");
                    assertThat(last.path("from").asLong()).as("no gap").isEqualTo(to);
                    to = last.path("to").asLong();
                    // From the first event of a lumisection on: in a run the next comes 23 s later.
                    eventsBySecond.merge((long) ls, last.path("items").size(), Integer::sum);
                    last.path("announce").forEach(announced::add);
                }
            }

            List<Alarm> open = service.queries().snapshot().items();
            assertThat(open).hasSize(ELEMENTS * TOWERS);
            assertThat(alarmsByElement(open))
                    .hasSize(ELEMENTS)
                    .allSatisfy((element, alarms) -> assertThat(alarms).isLessThanOrEqualTo(TOWERS));
            assertThat(announced)
                    .singleElement()
                    .satisfies(call ->
                            assertThat(call.path("title").asText()).isEqualTo("flood in HcalSim: 200 new alarms"));
            assertThat(last).isNotNull();
            assertThat(last.path("flood")).hasSize(1);
            assertThat(last.path("flood").get(0).path("alarms").asInt()).isEqualTo(ELEMENTS * TOWERS);
            System.err.printf("events of the live feed in each lumisection: %s%n", eventsBySecond.values());
            assertThat(eventsBySecond.values())
                    .allSatisfy(events -> assertThat(events).isLessThan(MOST_EVENTS_A_SECOND));
        }
    }

    private static Map<Long, Long> alarmsByElement(List<Alarm> alarms) {
        return alarms.stream()
                .collect(
                        Collectors.groupingBy(alarm -> alarm.leading().element().id(), Collectors.counting()));
    }
}
