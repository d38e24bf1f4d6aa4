package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shelves and acknowledgements over REST. */
@ExtendWith(PostgresExtension.class)
class ShelvesIT {
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
    void shelvedAlarmIsListedAndMarked() {
        Instant until = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);

        Caller.Answer answer = caller.post(shelves(), shelf(until), "If-Match", "\"r1\"");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode suppression =
                only("/api/v1/alarms?suppressed=true").path("suppressions").get(0);
        assertThat(suppression.path("type").asText()).isEqualTo("SHELVED");
        assertThat(suppression.path("until").asText()).isEqualTo(until.toString());
        assertThat(suppression.path("reason").asText()).isEqualTo("KNOWN_PROBLEM");
        assertThat(suppression.path("by").asText()).isEqualTo("local");
        assertThat(caller.get("/api/v1/alarms?suppressed=false").json().path("items"))
                .isEmpty();
    }

    @Test
    void shelvingAsksForTheRevisionATimeAndAReason() {
        Instant soon = Instant.now().plusSeconds(600);

        assertThat(caller.post(shelves(), shelf(soon)).status()).isEqualTo(428);
        assertThat(caller.post(shelves(), shelf(soon), "If-Match", "\"r7\"").status())
                .isEqualTo(412);
        assertThat(detail("{\"reason\":\"OTHER\"}")).startsWith("until is required");
        assertThat(detail("{\"until\":\"tomorrow\",\"reason\":\"OTHER\"}")).startsWith("until must be a time");
        assertThat(detail(shelf(soon.plus(Duration.ofDays(31))))).startsWith("until must be in the next 30 days");
        assertThat(detail("{\"once\":true}")).startsWith("reason is required");
        assertThat(detail("{\"once\":true,\"reason\":\"OTHER\",\"for\":1}")).startsWith("unknown field for");
    }

    @Test
    void endingAShelfMakesANewRevision() {
        caller.post(shelves(), "{\"once\":true,\"reason\":\"nuisance\"}", "If-Match", "\"r1\"");
        long shelf =
                only("/api/v1/alarms").path("suppressions").get(0).path("id").asLong();

        Caller.Answer answer = delete(shelves() + "/" + shelf);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("revision").asInt()).isEqualTo(2);
        assertThat(answer.json().path("suppressions")).isEmpty();
    }

    @Test
    void acknowledgementCanBeTakenBack() {
        String path = "/api/v1/alarms/" + id() + "/acknowledgement";
        caller.post(path, "", "If-Match", "\"r1\"");

        Caller.Answer back = delete(path);
        Caller.Answer again = delete(path);

        assertThat(back.json().path("acknowledgement").asText()).isEqualTo("UNACKED");
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void batchAnswersForEachAlarm() {
        service.sees(dead(20, block(12, 40, 5, 5)), hot(14, block(50, 60, 1, 1)));

        JsonNode items = caller.post(
                        "/api/v1/acknowledgements",
                        "{\"items\":[{\"id\":1,\"revision\":1},{\"id\":2,\"revision\":9},{\"id\":77,\"revision\":1}]}")
                .json()
                .path("items");

        assertThat(items.findValuesAsText("status")).containsExactly("200", "412", "404");
        assertThat(items.get(0).path("alarm").path("acknowledgement").asText()).isEqualTo("ACKED");
        assertThat(items.get(1).path("alarm").path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void batchWithoutItemsIsABadRequest() {
        assertThat(caller.post("/api/v1/acknowledgements", "{\"items\":[]}").status())
                .isEqualTo(400);
        assertThat(caller.post("/api/v1/acknowledgements", "{\"items\":[{\"id\":1.5,\"revision\":1}]}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/api/v1/acknowledgements", "{\"items\":[{\"id\":1}]}")
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("items: id and revision");
    }

    private Caller.Answer delete(String path) {
        return caller.send(caller.to(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"r1\"")
                .DELETE());
    }

    private String detail(String body) {
        Caller.Answer answer = caller.post(shelves(), body, "If-Match", "\"r1\"");
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("detail").asText();
    }

    private JsonNode only(String path) {
        JsonNode items = caller.get(path).json().path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private long id() {
        return only("/api/v1/alarms").path("id").asLong();
    }

    private String shelves() {
        return "/api/v1/alarms/" + id() + "/shelves";
    }

    private static String shelf(Instant until) {
        return "{\"until\":\"" + until + "\",\"reason\":\"KNOWN_PROBLEM\",\"comment\":\"HCAL on call knows\"}";
    }
}
