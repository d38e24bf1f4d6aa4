package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ThresholdsIT {
    private static final String PATH = "/api/v1/thresholds";
    private static final String BODY =
            "{\"pattern\": \"HcalSim/**\", \"warn\": {\"score\": 4.5, \"n\": 2, \"m\": 4}, \"reason\": \"first days\"}";

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
    void aThresholdIsMadeAndFoundAgain() {
        Caller.Answer made = caller.post(PATH, BODY);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(PATH + "/1");
        assertThat(made.header("ETag")).isEqualTo("\"r1\"");
        JsonNode one = caller.get(PATH + "/1").json();
        assertThat(one).isEqualTo(made.json());
        assertThat(one.path("pattern").asText()).isEqualTo("HcalSim/**");
        assertThat(one.path("warn").toString()).isEqualTo("{\"score\":4.5,\"n\":2,\"m\":4}");
        assertThat(one.path("scores").path("alarm").asDouble()).isEqualTo(6.1);
        assertThat(one.path("stage").asText()).isEqualTo("VISUAL");
        assertThat(one.path("author").asText()).isEqualTo("local");
        assertThat(one.path("reason").asText()).isEqualTo("first days");
        assertThat(caller.get(PATH).json().path("items").get(0)).isEqualTo(one);
    }

    @Test
    void aLongListComesInPages() {
        for (int i = 0; i < 3; i++) {
            assertThat(caller.post(PATH, BODY).status()).isEqualTo(201);
        }

        JsonNode first = caller.get(PATH + "?limit=2").json();
        JsonNode second = caller.get(
                        PATH + "?limit=2&cursor=" + first.path("nextCursor").asText())
                .json();

        assertThat(first.path("items").findValuesAsText("id")).containsExactly("1", "2");
        assertThat(second.path("items").findValuesAsText("id")).containsExactly("3");
        assertThat(second.path("nextCursor").isMissingNode()).isTrue();
    }

    @Test
    void whatWasReadCanBeEditedAndPutBack() {
        String read = caller.post(PATH, BODY).text();

        Caller.Answer answer =
                put("/1", read.replace("4.5", "5").replace("first days", "too many"), "If-Match", "\"r1\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"r2\"");
        assertThat(answer.json().path("warn").path("score").asDouble()).isEqualTo(5);
        JsonNode versions = caller.get(PATH + "/1/versions").json().path("items");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.findValuesAsText("reason")).containsExactly("too many", "first days");
    }

    @Test
    void anEditNeedsTheVersionThatWasSeen() {
        caller.post(PATH, BODY);

        assertThat(put("/1", BODY).status()).isEqualTo(428);
        Caller.Answer stale = put("/1", BODY, "If-Match", "\"r7\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(stale.json().path("current").path("version").asInt()).isEqualTo(1);
        assertThat(put("/9", BODY).status()).isEqualTo(404);
        assertThat(put("/x", BODY).status()).isEqualTo(404);
    }

    @Test
    void aReasonIsRequiredForEveryChange() {
        String body = "{\"pattern\": \"HcalSim/**\"}";
        caller.post(PATH, BODY);

        assertThat(detail(caller.post(PATH, body))).isEqualTo("reason is required");
        assertThat(detail(put("/1", body, "If-Match", "\"r1\""))).isEqualTo("reason is required");
        assertThat(detail(caller.post(PATH + "/1/rollback", "{\"version\": 1}", "If-Match", "\"r1\"")))
                .isEqualTo("reason is required");
        assertThat(detail(delete("/1", "{}", "If-Match", "\"r1\""))).isEqualTo("reason is required");
    }

    @Test
    void aRefusalNamesTheField() {
        assertThat(detail(caller.post(PATH, "{\"pattern\": \"a\", \"warn\": {\"n\": 0}, \"reason\": \"x\"}")))
                .startsWith("warn.n and m must be 1 <= n <= m");
        assertThat(detail(caller.post(PATH, "{\"pattern\": \"a\", \"stage\": \"AUDIBLE\", \"reason\": \"x\"}")))
                .startsWith("instruction is required for stage AUDIBLE");
        assertThat(detail(caller.post(PATH, "{\"pattern\": \"a\", \"off\": {\"score\": 9}, \"reason\": \"x\"}")))
                .startsWith("thresholds must rise from off to gross, got off 9.0");
        assertThat(detail(caller.post(PATH, "no JSON"))).startsWith("the body is not JSON");
        assertThat(caller.get(PATH).json().path("items")).isEmpty();
    }

    @Test
    void rollingBackBringsTheOldContentAsANewVersion() {
        caller.post(PATH, BODY);
        put("/1", BODY.replace("4.5", "5"), "If-Match", "\"r1\"");

        Caller.Answer answer =
                caller.post(PATH + "/1/rollback", "{\"version\": 1, \"reason\": \"was better\"}", "If-Match", "\"r2\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("version").asInt()).isEqualTo(3);
        assertThat(answer.json().path("warn").path("score").asDouble()).isEqualTo(4.5);
        assertThat(detail(
                        caller.post(PATH + "/1/rollback", "{\"version\": 8, \"reason\": \"x\"}", "If-Match", "\"r3\"")))
                .isEqualTo("version must be one of 1 to 3, got 8");
    }

    @Test
    void whatIsDeletedNoLongerAppliesAndItsVersionsStay() {
        caller.post(PATH, BODY);

        assertThat(delete("/1", "{\"reason\": \"done\"}", "If-Match", "\"r1\"").status())
                .isEqualTo(204);

        assertThat(caller.get(PATH + "/1").status()).isEqualTo(404);
        assertThat(caller.get(PATH + "/1/versions").json().path("items")).hasSize(1);
    }

    @Test
    void theEffectiveThresholdSaysWhy() {
        caller.post(PATH, BODY);
        caller.post(PATH, BODY.replace("HcalSim/**", "HcalSim/*/depth1"));

        JsonNode effective =
                caller.get(PATH + "/effective?me=HcalSim/Occupancy/depth1").json();
        JsonNode other = caller.get(PATH + "/effective?me=EcalSim/map").json();

        assertThat(effective.path("applies").path("id").asInt()).isEqualTo(2);
        assertThat(effective.path("why").asText())
                .isEqualTo("HcalSim/*/depth1 has 7 more literal characters than HcalSim/**");
        assertThat(effective.path("others").findValuesAsText("id")).containsExactly("1");
        assertThat(effective.path("scores").path("warn").asDouble()).isEqualTo(4.5);
        assertThat(other.path("applies").isMissingNode()).isTrue();
        assertThat(other.path("stage").asText()).isEqualTo("VISUAL");
        assertThat(other.path("scores").path("warn").asDouble()).isEqualTo(4);
        assertThat(caller.get(PATH + "/effective").status()).isEqualTo(400);
    }

    @Test
    void theAuditShowsEveryChange() {
        caller.post(PATH, BODY);
        put("/1", BODY.replace("first days", "again"), "If-Match", "\"r1\"");

        JsonNode newest = caller.get("/api/v1/audit?limit=1").json();
        JsonNode oldest = caller.get("/api/v1/audit?object=thresholds/1&cursor="
                        + newest.path("nextCursor").asText())
                .json();

        JsonNode line = newest.path("items").get(0);
        assertThat(line.path("actor").asText()).isEqualTo("local");
        assertThat(line.path("action").asText()).isEqualTo("UPDATE");
        assertThat(line.path("reason").asText()).isEqualTo("again");
        assertThat(line.path("after").path("pattern").asText()).isEqualTo("HcalSim/**");
        assertThat(oldest.path("items").findValuesAsText("action")).containsExactly("CREATE");
        assertThat(caller.get("/api/v1/audit?cursor=x").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/audit?who=ann").status()).isEqualTo(400);
    }

    @Test
    void aSimulationShowsWhatWouldBeLostAndChangesNothing() {
        service.sees(20, dead(8, block(12, 40, 5, 5)));
        long id = caller.get("/api/v1/alarms")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asLong();

        JsonNode found = caller.post(PATH + "/simulate", """
                        {"pattern": "HcalSim/**", "warn": {"score": 9}, "alarm": {"score": 10}}""").json();

        assertThat(found.path("scored").asInt()).isEqualTo(20);
        assertThat(found.path("present").path("alarms").asInt()).isEqualTo(1);
        assertThat(found.path("proposed").path("alarms").asInt()).isZero();
        assertThat(found.path("proposed").path("perShift").path("low").asDouble())
                .isZero();
        assertThat(found.path("proposed").path("perShift").path("high").asDouble())
                .isPositive();
        assertThat(found.path("lost").get(0).path("id").asLong()).isEqualTo(id);
        assertThat(found.path("gained")).isEmpty();
        assertThat(caller.get(PATH).json().path("items")).isEmpty();
        assertThat(detail(caller.post(PATH + "/simulate", "{\"pattern\": \"a\", \"off\": {\"score\": 9}}")))
                .startsWith("thresholds must rise");
    }

    @Test
    void anAlarmSaysByWhichThresholdAndWhatToDo() {
        caller.post(
                PATH,
                "{\"pattern\": \"HcalSim/**\", \"stage\": \"AUDIBLE\", \"instruction\": \"call HCAL\", \"reason\": \"x\"}");

        service.sees(dead(20, block(12, 40, 5, 5)));

        JsonNode alarm = caller.get("/api/v1/alarms").json().path("items").get(0);
        assertThat(alarm.path("stage").asText()).isEqualTo("AUDIBLE");
        assertThat(alarm.path("instruction").asText()).isEqualTo("call HCAL");
        assertThat(alarm.path("thresholdVersion").toString()).isEqualTo("{\"id\":1,\"version\":1}");
    }

    @Test
    void aShadowAlarmIsOnlyListedForThoseWhoAsk() {
        caller.post(PATH, "{\"pattern\": \"HcalSim/**\", \"stage\": \"SHADOW\", \"reason\": \"a trial\"}");

        service.sees(dead(20, block(12, 40, 5, 5)));

        assertThat(caller.get("/api/v1/alarms").json().path("items")).isEmpty();
        assertThat(caller.get("/api/v1/alarms?state=all").json().path("items")).isEmpty();
        assertThat(caller.get("/api/v1/alarms?state=shadow").json().path("items"))
                .hasSize(1);
    }

    private Caller.Answer put(String id, String body, String... headers) {
        return change("PUT", id, body, headers);
    }

    private Caller.Answer delete(String id, String body, String... headers) {
        return change("DELETE", id, body, headers);
    }

    private Caller.Answer change(String method, String id, String body, String... headers) {
        var request = caller.to(PATH + id)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return caller.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String detail(Caller.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("detail").asText();
    }
}
