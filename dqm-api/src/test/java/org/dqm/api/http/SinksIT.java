package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DeadLetters;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.alarm.journal.SinkPositions;
import org.dqm.api.RunningService;
import org.dqm.api.sink.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SinksIT {
    private static final String LETTERS = "/api/v1/sinks/desk/dead-letters";

    private final Receiver desk = new Receiver(n -> 503);
    private RunningService service;
    private Caller caller;
    private DeadLetters letters;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database, desk.url());
        caller = new Caller(service.port());
        letters = new DeadLetters(database, Clock.systemUTC());
        new SinkPositions(database, Clock.systemUTC()).reachedOrNow("desk");
    }

    @AfterEach
    void stop() {
        service.close();
        desk.close();
    }

    @Test
    void theListSaysHowFarEachSinkHasCome() {
        letters.bury("desk", new DeadLetters.Failure(0, 4, "{}", 8, "HTTP 503"));

        JsonNode items = caller.get("/api/v1/sinks").json().path("items");

        assertThat(items.get(0).toString())
                .isEqualTo("{\"name\":\"kafka:dqm.alarms\",\"format\":\"kafka\",\"target\":\"dqm.alarms\","
                        + "\"seq\":0,\"behind\":0,\"deadLetters\":0}");
        assertThat(items.get(1).path("name").asText()).isEqualTo("desk");
        assertThat(items.get(1).path("format").asText()).isEqualTo("json");
        assertThat(items.get(1).path("target").asText())
                .isEqualTo("127.0.0.1:" + desk.url().getPort());
        assertThat(items.get(1).path("deadLetters").asInt()).isEqualTo(1);
    }

    @Test
    void deadLettersComeInPagesNewestFirst() {
        letters.bury("desk", new DeadLetters.Failure(0, 4, "{\"first\":1}", 8, "HTTP 503"));
        letters.bury("desk", new DeadLetters.Failure(4, 9, "{}", 1, "HTTP 400"));

        JsonNode first = caller.get(LETTERS + "?limit=1").json();
        JsonNode second = caller.get(
                        LETTERS + "?limit=1&cursor=" + first.path("nextCursor").asText())
                .json();

        assertThat(first.path("items").get(0).path("firstSeq").asLong()).isEqualTo(5);
        assertThat(second.path("items").get(0).path("body").asText()).isEqualTo("{\"first\":1}");
        assertThat(second.path("nextCursor").isMissingNode()).isTrue();
        assertThat(caller.get(LETTERS + "?cursor=x").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/sinks/nobody/dead-letters").status()).isEqualTo(404);
    }

    @Test
    void aRedeliveryIsTakenOnceOrSaysWhyNot() {
        letters.bury("desk", new DeadLetters.Failure(0, 4, "{}", 8, "HTTP 503"));
        String path = LETTERS
                + "/"
                + caller.get(LETTERS).json().path("items").get(0).path("id").asLong() + "/redelivery";

        Caller.Answer refused = caller.post(path, "{}");
        desk.answersWith(200);
        Caller.Answer taken = caller.post(path, "{}");
        Caller.Answer again = caller.post(path, "{}");

        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.json().path("detail").asText()).startsWith("desk did not take it: HTTP 503");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.json().path("redeliveredAt").isTextual()).isTrue();
        assertThat(again.status()).isEqualTo(409);
        assertThat(caller.post(LETTERS + "/999/redelivery", "{}").status()).isEqualTo(404);
        assertThat(caller.post(LETTERS + "/x/redelivery", "{}").status()).isEqualTo(404);
    }
}
