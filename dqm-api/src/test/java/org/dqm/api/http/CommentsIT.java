package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Comments, the state of the work, and who is on shift, over REST. */
@ExtendWith(PostgresExtension.class)
class CommentsIT {
    private static final String ALARM = "/api/v1/alarms/1";
    private static final String COMMENTS = ALARM + "/comments";
    private static final String ACKNOWLEDGEMENT = ALARM + "/acknowledgement";

    private RunningService service;
    private Caller caller;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
        service.sees(dead(20, block(12, 40, 5, 5)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aCommentIsShownWithTheAlarm() {
        Caller.Answer answer = caller.post(COMMENTS, "{\"text\":\"crate 7 is open\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"r1\"");
        JsonNode comment = caller.get(ALARM).json().path("comments").get(0);
        assertThat(comment.path("text").asText()).isEqualTo("crate 7 is open");
        assertThat(comment.path("by").asText()).isEqualTo("local");
        assertThat(comment.path("cause").asText()).isEqualTo("COMMENTED");
        assertThat(comment.path("at").asText()).endsWith("Z");
        assertThat(caller.get(COMMENTS).json().path("items").get(0)).isEqualTo(comment);
    }

    @Test
    void aThreadComesInPagesNewestFirst() {
        for (int i = 1; i <= 3; i++) {
            caller.post(COMMENTS, "{\"text\":\"no " + i + "\"}");
        }

        JsonNode first = caller.get(COMMENTS + "?limit=2").json();
        JsonNode second = caller.get(
                        COMMENTS + "?limit=2&cursor=" + first.path("nextCursor").asText())
                .json();

        assertThat(first.path("items").findValuesAsText("text")).containsExactly("no 3", "no 2");
        assertThat(second.path("items").findValuesAsText("text")).containsExactly("no 1");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @Test
    void whatIsNoCommentIsRefused() {
        assertThat(caller.post(COMMENTS, "{\"text\":\"  \"}").status()).isEqualTo(400);
        assertThat(caller.post(COMMENTS, "{\"words\":\"hello\"}").status()).isEqualTo(400);
        assertThat(caller.post(COMMENTS, "{\"text\":\"" + "x".repeat(2_001) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/api/v1/alarms/99/comments", "{\"text\":\"hello\"}")
                        .status())
                .isEqualTo(404);
        assertThat(caller.get("/api/v1/alarms/99/comments").status()).isEqualTo(404);
    }

    @Test
    void theStateOfTheWorkChangesWithoutUnacknowledging() {
        JsonNode seen = caller.post(ACKNOWLEDGEMENT, "", "If-Match", "\"r1\"").json();
        JsonNode called = caller.post(ACKNOWLEDGEMENT, "{\"state\":\"CALLED\"}", "If-Match", "\"r1\"")
                .json();

        assertThat(seen.path("acknowledgementState").asText()).isEqualTo("SEEN");
        assertThat(called.path("acknowledgementState").asText()).isEqualTo("CALLED");
        assertThat(called.path("acknowledgement").asText()).isEqualTo("ACKED");
        assertThat(called.path("revision").asInt()).isEqualTo(1);
        assertThat(caller.post(ACKNOWLEDGEMENT, "{\"state\":\"ASLEEP\"}", "If-Match", "\"r1\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void thePersonOnShiftStandsBeforeTheIdentityOfTheConsole() {
        caller.post(ACKNOWLEDGEMENT, "", "If-Match", "\"r1\"", "X-On-Shift", "Zo%C3%AB%20Weber");

        assertThat(caller.get(ALARM).json().path("acknowledgedBy").asText()).isEqualTo("Zoë Weber via local");
        assertThat(caller.get("/api/v1/audit")
                        .json()
                        .path("items")
                        .get(0)
                        .path("actor")
                        .asText())
                .isEqualTo("Zoë Weber via local");
    }

    @Test
    void aNameThatCannotBePrintedActsForNobody() {
        Caller.Answer answer = caller.post(ACKNOWLEDGEMENT, "", "If-Match", "\"r1\"", "X-On-Shift", "a%00b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).startsWith("X-On-Shift must be a name");
        assertThat(caller.get(ALARM).json().path("acknowledgement").asText()).isEqualTo("UNACKED");
    }
}
