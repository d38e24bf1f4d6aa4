package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RetentionIT {
    private static final String REASON = "{\"reason\":\"the disk is full\"}";

    private RunningService service;
    private Caller caller;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
        service.sees();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whatWouldBeDeletedIsShownBeforeItIs() {
        Caller.Answer answer = caller.get("/api/v1/retention");

        JsonNode shown = answer.json();
        assertThat(answer.header("ETag")).isEqualTo("\"" + shown.path("version").asText() + "\"");
        assertThat(shown.path("enabled").asBoolean()).isFalse();
        assertThat(shown.path("goodScoresDays").asInt()).isEqualTo(90);
        assertThat(shown.path("steps").toString())
                .isEqualTo("[{\"table\":\"score\",\"action\":\"COMPRESS\",\"rows\":0,\"kept\":0},"
                        + "{\"table\":\"evidence\",\"action\":\"DELETE\",\"rows\":0,\"kept\":0}]");
        assertThat(shown.path("runs")).isEmpty();
    }

    @Test
    void nothingIsDeletedWhileRetentionIsOff() {
        String path = "/api/v1/retention/runs";
        String tag = caller.get("/api/v1/retention").header("ETag");

        assertThat(caller.post(path, REASON).status()).isEqualTo(428);
        assertThat(caller.post(path, REASON, "If-Match", "\"x\"").status()).isEqualTo(412);
        assertThat(caller.post(path, "{}", "If-Match", tag).status()).isEqualTo(400);
        Caller.Answer refused = caller.post(path, REASON, "If-Match", tag);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("dqm.retention.enabled");
    }
}
