package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class WatchIT {
    private RunningService service;
    private Caller caller;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theStatusTellsWhatIsWrongWithThePipeline() {
        assertThat(caller.get("/api/v1/status").json().path("pipelineFaults").isEmpty())
                .isTrue();

        service.breaks(new PipelineFault(
                PipelineFault.Kind.LAG, "lag", "5000 records are unread", Instant.parse("2026-05-01T02:00:00Z")));

        assertThat(caller.get("/api/v1/status").json().path("pipelineFaults").toString())
                .isEqualTo("[{\"kind\":\"LAG\",\"key\":\"lag\",\"text\":\"5000 records are unread\","
                        + "\"since\":\"2026-05-01T02:00:00Z\"}]");
    }

    @Test
    void aFaultOfThePipelineIsAnAlarmWithoutMaps() {
        service.raises(new PipelineFault(
                PipelineFault.Kind.NO_DATA,
                "no-data/HcalSim",
                "no data from 2 of 7 elements",
                Instant.parse("2026-05-01T02:00:00Z")));

        JsonNode alarm = caller.get("/api/v1/alarms?subsystem=HcalSim")
                .json()
                .path("items")
                .get(0);
        Caller.Answer evidence = caller.get("/api/v1/alarms/" + alarm.path("id").asLong() + "/evidence");

        assertThat(alarm.path("kind").asText()).isEqualTo("pipeline");
        assertThat(alarm.path("title").asText()).isEqualTo("no data from 2 of 7 elements");
        assertThat(alarm.path("elements").isArray()).isTrue();
        assertThat(alarm.path("elements")).isEmpty();
        assertThat(alarm.has("unit")).isFalse();
        assertThat(alarm.has("live")).isFalse();
        assertThat(evidence.status()).isEqualTo(404);
        assertThat(evidence.json().path("detail").asText()).contains("about the pipeline itself");
    }

    @Test
    void theDeadMansSwitchAnswersWithoutDetail() {
        Caller.Answer answer = caller.get("/health/deadman");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
        service.dies();
        assertThat(caller.get("/health/deadman").status()).isEqualTo(503);
        assertThat(caller.get("/health/deadman").text()).isEqualTo("{\"status\":\"DOWN\"}");
    }
}
