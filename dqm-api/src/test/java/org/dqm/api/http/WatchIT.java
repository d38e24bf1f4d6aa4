package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theDeadMansSwitchAnswersWithoutDetail() {
        Caller.Answer answer = caller.get("/health/deadman");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
        service.dies();
        assertThat(caller.get("/health/deadman").status()).isEqualTo(503);
        assertThat(caller.get("/health/deadman").text()).isEqualTo("{\"status\":\"DOWN\"}");
    }
}
