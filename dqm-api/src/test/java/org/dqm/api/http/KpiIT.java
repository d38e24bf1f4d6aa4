package org.dqm.api.http;

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
class KpiIT {
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
    void theLastShiftIsCounted() {
        caller.post("/api/v1/alarms/1/acknowledgement", "", "If-Match", "\"r1\"");

        JsonNode kpi = caller.get("/api/v1/kpi").json();

        assertThat(Duration.between(
                        Instant.parse(kpi.path("from").asText()),
                        Instant.parse(kpi.path("to").asText())))
                .isEqualTo(Duration.ofHours(8));
        assertThat(kpi.path("alarms").asInt()).isEqualTo(1);
        assertThat(kpi.path("per10Minutes").path("highest").asInt()).isEqualTo(1);
        assertThat(kpi.path("subsystems").get(0).path("subsystem").asText()).isEqualTo("HcalSim");
        assertThat(kpi.path("flood").path("percent").asDouble()).isZero();
        assertThat(kpi.path("elements")
                        .get(0)
                        .path("trackRecord")
                        .path("raised")
                        .asInt())
                .isEqualTo(1);
        assertThat(kpi.path("checks").get(0).path("alarms").asInt()).isEqualTo(1);
        assertThat(kpi.path("standing").asInt()).isZero();
        assertThat(kpi.path("intermittent").asInt()).isZero();
        assertThat(kpi.path("acknowledgement").path("count").asInt()).isEqualTo(1);
        assertThat(kpi.path("acknowledgement").path("medianSeconds").asDouble()).isBetween(0.0, 60.0);
    }

    @Test
    void aSpanIsTwoTimesInOrder() {
        assertThat(caller.get("/api/v1/kpi?from=2026-05-01T06:00:00Z&to=2026-05-01T06:00:00Z")
                        .status())
                .isEqualTo(400);
        assertThat(caller.get("/api/v1/kpi?from=2020-05-01T06:00:00Z").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/kpi?from=yesterday").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/kpi?since=2026-05-01T06:00:00Z").status())
                .isEqualTo(400);
        JsonNode past = caller.get("/api/v1/kpi?from=2026-04-30T06:00:00Z&to=2026-05-01T06:00:00Z")
                .json();
        assertThat(past.path("alarms").asInt()).isZero();
        assertThat(past.path("acknowledgement").has("medianSeconds")).isFalse();
    }
}
