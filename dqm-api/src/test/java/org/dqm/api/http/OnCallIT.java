package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OnCallIT {
    private static final String PATH = "/api/v1/oncall/Hcal";
    private static final String ANN = "{\"name\":\"Ann\",\"number\":\"16 1234\"}";

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
    void nobodyIsRevisionZeroAndAPersonTheFirst() {
        Caller.Answer nobody = caller.get(PATH);
        Caller.Answer ann = put(ANN, "If-Match", "\"r0\"");

        assertThat(nobody.header("ETag")).isEqualTo("\"r0\"");
        assertThat(ann.status()).isEqualTo(200);
        assertThat(ann.header("ETag")).isEqualTo("\"r1\"");
        assertThat(caller.get(PATH).text())
                .isEqualTo("{\"subsystem\":\"Hcal\",\"revision\":1,\"name\":\"Ann\",\"number\":\"16 1234\","
                        + "\"text\":\"\"}");
    }

    @Test
    void checksComeInTheOrderOfTheContract() {
        assertThat(put("no JSON").status()).isEqualTo(428);
        assertThat(put("no JSON", "If-Match", "\"r7\"").status()).isEqualTo(412);
        assertThat(put("no JSON", "If-Match", "\"r0\"").status()).isEqualTo(400);
        Caller.Answer nameless = put("{\"number\":\"1\"}", "If-Match", "\"r0\"");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.json().path("detail").asText()).startsWith("name must be a text");
    }

    private Caller.Answer put(String body, String... headers) {
        HttpRequest.Builder request = caller.to(PATH)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        return caller.send(headers.length == 0 ? request : request.headers(headers));
    }
}
