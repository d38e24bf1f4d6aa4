package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class LiveFeedIT {
    private static final String HELLO = "{\"type\":\"hello\"}";

    private RunningService service;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aNewClientGetsASnapshotAndThenWhatHappens() throws Exception {
        service.sees(dead(20, block(12, 40, 5, 5)));
        try (FeedReader client = FeedReader.open(service.port()).say(HELLO)) {
            assertThat(client.subprotocol()).isEqualTo("dqm-alarms.v1");
            assertThat(client.next("welcome").path("mode").asText()).isEqualTo("snapshot");
            JsonNode snapshot = client.next("snapshot");
            assertThat(snapshot.path("part").asInt()).isEqualTo(1);
            assertThat(snapshot.path("items")).hasSize(1);
            long to = client.next("snapshot_end").path("to").asLong();

            service.sees(dead(20, block(12, 40, 5, 5)), dead(30, block(40, 10, 5, 5)));

            JsonNode events = client.next("events");
            assertThat(events.path("from").asLong()).isEqualTo(to);
            assertThat(events.path("announce")).hasSize(1);
            assertThat(events.path("announce").get(0).path("cause").asText()).isEqualTo("RAISED");
            assertThat(client.next("bookmark").path("to")).isEqualTo(events.path("to"));
        }
    }

    @Test
    void anAlarmIsThereWithinASecondOfItsCommit() throws Exception {
        try (FeedReader client = FeedReader.open(service.port()).say(HELLO)) {
            client.next("welcome");
            client.next("snapshot");
            client.next("snapshot_end");

            service.sees(dead(20, block(12, 40, 5, 5)));
            Instant committed = Instant.now();
            client.next("events");

            assertThat(Duration.between(committed, Instant.now())).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aClientThatComesBackGetsOnlyWhatItMissed() throws Exception {
        String epoch;
        long to;
        try (FeedReader client = FeedReader.open(service.port()).say(HELLO)) {
            epoch = client.next("welcome").path("epoch").asText();
            client.next("snapshot");
            to = client.next("snapshot_end").path("to").asLong();
        }
        service.sees(dead(20, block(12, 40, 5, 5)));
        service.sees(dead(21, block(12, 40, 5, 5)));

        String resume = "{\"type\":\"hello\",\"resume\":{\"epoch\":\"%s\",\"to\":%d}}".formatted(epoch, to);
        try (FeedReader client = FeedReader.open(service.port()).say(resume)) {
            assertThat(client.next("welcome").path("mode").asText()).isEqualTo("resume");
            JsonNode events = client.next("events");
            assertThat(events.path("from").asLong()).isEqualTo(to);
            assertThat(events.path("to").asLong()).isEqualTo(service.queries().seq());
            assertThat(events.path("items")).hasSize(1);
        }
    }

    @Test
    void aClientOfAnotherDatabaseGetsASnapshot() throws Exception {
        String resume = "{\"type\":\"hello\",\"resume\":{\"epoch\":\"another\",\"to\":0}}";
        try (FeedReader client = FeedReader.open(service.port()).say(resume)) {
            assertThat(client.next("welcome").path("mode").asText()).isEqualTo("snapshot");
        }
    }

    @Test
    void anAcknowledgementReachesEveryClient() throws Exception {
        service.sees(dead(20, block(12, 40, 5, 5)));
        try (FeedReader client = FeedReader.open(service.port()).say(HELLO)) {
            client.next("welcome");
            long id = client.next("snapshot").path("items").get(0).path("id").asLong();
            client.next("snapshot_end");

            service.acknowledge(id);

            JsonNode item = client.next("events").path("items").get(0);
            assertThat(item.path("cause").asText()).isEqualTo("ACKNOWLEDGED");
            assertThat(item.path("alarm").path("acknowledgement").asText()).isEqualTo("ACKED");
        }
    }

    @Test
    void whatIsNotOfTheProtocolClosesTheConnection() {
        try (FeedReader client = FeedReader.open(service.port()).say("{\"type\":\"seen\",\"to\":1.5}")) {
            assertThat(client.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void aClientThatTakesNothingDelaysNobody() throws Exception {
        // Raised alarms of many bins, so that the stuck client's socket buffers fill up.
        try (FeedReader stuck = FeedReader.stuck(service.port());
                FeedReader client = FeedReader.open(service.port()).say(HELLO)) {
            client.next("welcome");
            client.next("snapshot");
            long to = client.next("snapshot_end").path("to").asLong();
            Duration slowest = Duration.ZERO;
            for (int i = 0; i < 40; i++) {
                service.sees(dead(20, block(1, 1, 60, 60)));
                Instant committed = Instant.now();
                to = client.next("events").path("to").asLong();
                Duration took = Duration.between(committed, Instant.now());
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }

            assertThat(slowest).isLessThan(Duration.ofSeconds(2));
            assertThat(to).isEqualTo(service.queries().seq());
            assertThat(stuck).isNotNull();
        }
    }

    @Test
    void aServiceThatStopsSaysSo() throws Exception {
        try (FeedReader client = FeedReader.open(service.port()).say(HELLO)) {
            client.next("welcome");

            service.close();

            assertThat(client.closeCode()).isEqualTo(1012);
        }
    }
}
