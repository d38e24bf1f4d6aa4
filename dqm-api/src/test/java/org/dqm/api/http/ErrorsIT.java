package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever goes wrong, the answer is problem+json; and nobody comes in who should not. */
@ExtendWith(PostgresExtension.class)
class ErrorsIT {
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
    void anUnknownPathIs404() {
        isProblem(caller.get("/api/v1/nothing"), 404);
        isProblem(caller.get("/nothing.js"), 404);
        isProblem(caller.send(caller.to("/nothing").header("Accept", "text/html")), 404);
    }

    @Test
    void aWrongMethodIs405AndSaysWhichAreAllowed() {
        Caller.Answer answer = caller.post("/api/v1/status", "{}");

        isProblem(answer, 405);
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void aBodyThatIsTooLargeIs413() {
        isProblem(caller.post("/api/v1/alarms/1/acknowledgement", "x".repeat(5_000_000)), 413);
    }

    @Test
    void aMutationInAnotherContentTypeIsRefused() {
        isProblem(
                caller.send(caller.to("/api/v1/alarms/1/acknowledgement")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))),
                403);
    }

    @Test
    void aPageOfAnotherSiteIsRefused() {
        isProblem(caller.post("/api/v1/alarms/1/acknowledgement", "{}", "Origin", "http://elsewhere.example"), 403);
    }

    @Test
    void anotherHostNameIsRefusedEverywhere() {
        String host = "elsewhere.example:" + service.port();

        for (String path : new String[] {"/", "/api/v1/status", "/health/liveness", "/js/app.js", "/nothing"}) {
            assertThat(caller.raw("GET " + path + " HTTP/1.1", host))
                    .as(path)
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json");
        }
    }

    @Test
    void aBadUriIsAProblemToo() {
        String host = "localhost:" + service.port();

        assertThat(caller.raw("GET /api/v1/alarms/%zz HTTP/1.1", host))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
        assertThat(caller.raw("GET /{} HTTP/1.1", host))
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json");
    }

    @Test
    void thePageAndItsLibrariesComeFromThisServiceAlone() {
        Caller.Answer page = caller.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(caller.get("/webjars/lit/3.3.2/index.js").status()).isEqualTo(200);
    }

    @Test
    void theProbesAnswerWithoutDetail() {
        assertThat(caller.get("/health/liveness").text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(caller.get("/health/readiness").text()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void theInterfaceDescribesItself() {
        var document = caller.get("/openapi.json").json();

        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .contains("/api/v1/alarms", "/api/v1/alarms/{id}/acknowledgement", "/api/v1/status");
    }

    @Test
    void theStatusIsThatOfThePipeline() {
        var status = caller.get("/api/v1/status").json();

        assertThat(status.path("run").asInt()).isEqualTo(7);
        assertThat(status.path("records").path("notScored").isObject()).isTrue();
        assertThat(status.path("models").get(0).path("name").asText()).isEqualTo("hcal");
        assertThat(status.path("database").asText()).isEqualTo("UP");
        assertThat(status.path("health").path("data").asText()).isEqualTo("OK");
        assertThat(status.path("clients").asInt()).isZero();
    }

    private static void isProblem(Caller.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isNotBlank();
    }
}
