package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Out of service, and adoption, over REST. */
@ExtendWith(PostgresExtension.class)
class OutOfServiceIT {
    private static final String PLACE = "/api/v1/out-of-service";

    private RunningService service;
    private Caller caller;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
        service.sees(dead(20, block(30, 11, 5, 5)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void elementsGoOutOfServiceAndComeBack() {
        Caller.Answer made = caller.post(PLACE, "{\"element\":\"HcalSim/**\",\"reason\":\"cooling repair\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(type()).isEqualTo("OUT_OF_SERVICE");
        assertThat(caller.get(PLACE + "?active=true").json().path("items")).hasSize(1);
        String place = made.header("Location");
        assertThat(end(place, "\"r7\"").status()).isEqualTo(412);
        assertThat(end(place, made.header("ETag")).status()).isEqualTo(204);
        assertThat(end(place, "\"r2\"").status()).isEqualTo(409);
        assertThat(type()).isEmpty();
        assertThat(caller.get(place).json().path("endReason").asText()).isEqualTo("repaired");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(caller.post(PLACE, "{\"element\":\"a\"}").text()).contains("reason is required");
        assertThat(caller.post(PLACE, "{\"reason\":\"a\"}").text()).contains("element is required");
        assertThat(caller.post(PLACE, "{\"element\":\"a\",\"reason\":\"b\",\"until\":\"2020-01-01T00:00:00Z\"}")
                        .text())
                .contains("until must be in the next");
        assertThat(caller.get(PLACE + "/99").status()).isEqualTo(404);
    }

    @Test
    void adoptionMasksTheAlarm() {
        String adoption = "/api/v1/alarms/" + id() + "/adoption";
        String body = "{\"reason\":\"known\",\"until\":\"" + Instant.now().plusSeconds(600) + "\"}";

        assertThat(caller.post(adoption, body).status()).isEqualTo(428);
        assertThat(caller.post(adoption, "{}", "If-Match", "\"r1\"").status()).isEqualTo(400);
        Caller.Answer answer = caller.post(adoption, body, "If-Match", "\"r1\"");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(type()).isEqualTo("MASKED");
        assertThat(caller.get("/api/v1/masks")
                        .json()
                        .path("items")
                        .path(0)
                        .path("alarmId")
                        .asLong())
                .isEqualTo(id());
        assertThat(caller.get("/api/v1/masks/proposals").json().path("items")).isEmpty();
        assertThat(caller.get("/api/v1/masks/proposals?runs=0").status()).isEqualTo(400);
    }

    private long id() {
        return caller.get("/api/v1/alarms")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asLong();
    }

    private String type() {
        return caller.get("/api/v1/alarms")
                .json()
                .path("items")
                .path(0)
                .path("suppressions")
                .path(0)
                .path("type")
                .asText();
    }

    private Caller.Answer end(String place, String tag) {
        return caller.send(caller.to(place)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method("DELETE", BodyPublishers.ofString("{\"reason\":\"repaired\"}")));
    }
}
