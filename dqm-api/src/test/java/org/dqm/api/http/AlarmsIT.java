package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class AlarmsIT {
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
    void aRaisedAlarmIsListedWithItsPlace() {
        service.sees(dead(20, block(12, 40, 5, 5)));

        JsonNode list = caller.get("/api/v1/alarms").json();

        assertThat(list.path("items")).hasSize(1);
        assertThat(list.path("nextCursor").isMissingNode()).isTrue();
        assertThat(list.path("seq").asLong()).isPositive();
        JsonNode alarm = list.path("items").get(0);
        assertThat(alarm.path("severity").asText()).isEqualTo("ALARM");
        assertThat(alarm.path("acknowledgement").asText()).isEqualTo("UNACKED");
        assertThat(alarm.path("elements").get(0).path("region").path("xBin").toString())
                .isEqualTo("[12,16]");
    }

    @Test
    void withoutAlarmsTheListIsThereAndEmpty() {
        assertThat(caller.get("/api/v1/alarms").json().path("items").isArray()).isTrue();
    }

    @Test
    void theSystemsAlarmsAreAListOfTheirOwn() {
        service.sees(dead(20, block(12, 40, 5, 5)));

        Caller.Answer answer = caller.get("/api/v1/alarms?system=true");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items").isArray()).isTrue();
        assertThat(answer.json().path("items")).isEmpty();
        assertThat(caller.get("/api/v1/alarms?system=false").json().path("items"))
                .hasSize(1);
    }

    @Test
    void aFloodIsToldWithTheList() {
        service.seesEverywhere(12, 8);

        JsonNode list = caller.get("/api/v1/alarms?limit=2").json();

        assertThat(list.path("flood")).hasSize(1);
        JsonNode flood = list.path("flood").get(0);
        assertThat(flood.path("subsystem").asText()).isEqualTo("HcalSim");
        assertThat(flood.path("alarms").asInt()).isEqualTo(12);
        assertThat(flood.path("since").asText()).isNotEmpty();
        assertThat(flood.has("until")).isFalse();
    }

    @Test
    void aCursorOfAYearThatTheDatabaseDoesNotKnowIsABadRequest() {
        String word = "QUxBUk0gKzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVogMQ";

        assertThat(caller.get("/api/v1/alarms?cursor=" + word).status()).isEqualTo(400);
    }

    @Test
    void aLongListComesInPages() {
        service.sees(dead(20, block(12, 40, 5, 5)), dead(15, block(40, 10, 5, 5)), hot(14, block(50, 60, 1, 1)));

        JsonNode first = caller.get("/api/v1/alarms?limit=2").json();
        JsonNode second = caller.get("/api/v1/alarms?limit=2&cursor="
                        + first.path("nextCursor").asText())
                .json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("items").get(0).path("id"))
                .isNotIn(first.path("items").findValues("id"));
    }

    @Test
    void anUnknownFilterValueIsABadRequest() {
        Caller.Answer answer = caller.get("/api/v1/alarms?severity=LOUD");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asText()).startsWith("severity must be one of WARN, ALARM");
    }

    @Test
    void oneAlarmCarriesItsRevisionAsATag() {
        long id = raised();

        Caller.Answer answer = caller.get("/api/v1/alarms/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"r1\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().path("id").asLong()).isEqualTo(id);
    }

    @Test
    void theEvidenceIsTheThreeMapsAndTheRegions() {
        long id = raised();

        JsonNode evidence = caller.get("/api/v1/alarms/" + id + "/evidence").json();

        assertThat(evidence.path("ls").asInt()).isEqualTo(101);
        assertThat(evidence.path("input").path("dtype").asText()).isEqualTo("float32le");
        assertThat(values(evidence.path("input")))
                .containsExactly(Verdicts.maps().input().toArray());
        assertThat(values(evidence.path("expected")))
                .containsExactly(Verdicts.maps().expected().toArray());
        assertThat(values(evidence.path("significance")))
                .containsExactly(Verdicts.maps().significance().toArray());
        assertThat(evidence.path("regions").get(0).path("yBin").toString()).isEqualTo("[40,44]");
        assertThat(evidence.path("score").asDouble()).isEqualTo(20);
        assertThat(evidence.path("threshold").asDouble()).isEqualTo(6.1);
        assertThat(evidence.path("model").asText()).isEqualTo("hcal/1");
    }

    @Test
    void evidenceOfALumisectionThatWasNotBadIsNotFound() {
        long id = raised();

        assertThat(caller.get("/api/v1/alarms/" + id + "/evidence?ls=1").status())
                .isEqualTo(404);
        assertThat(caller.get("/api/v1/alarms/" + id + "/evidence?ls=101").status())
                .isEqualTo(200);
        assertThat(caller.get("/api/v1/alarms/" + id + "/evidence?ls=x").status())
                .isEqualTo(400);
    }

    @Test
    void anAcknowledgementNeedsTheRevisionThatWasSeen() {
        String path = "/api/v1/alarms/" + raised() + "/acknowledgement";

        assertThat(caller.post(path, "").status()).isEqualTo(428);

        Caller.Answer stale = caller.post(path, "", "If-Match", "\"r9\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("current").path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void acknowledgingTwiceAtOneRevisionKeepsTheFirstAcknowledger() {
        String path = "/api/v1/alarms/" + raised() + "/acknowledgement";

        Caller.Answer first = caller.post(path, "{\"comment\":\"called the expert\"}", "If-Match", "\"r1\"");
        Caller.Answer second = caller.post(path, "", "If-Match", "\"r1\"");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("acknowledgement").asText()).isEqualTo("ACKED");
        assertThat(first.json().path("acknowledgedBy").asText()).isEqualTo("local");
        assertThat(first.json().path("comments").get(0).path("text").asText()).isEqualTo("called the expert");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("acknowledgedAt")).isEqualTo(first.json().path("acknowledgedAt"));
        assertThat(second.json().path("comments").get(0).path("text").asText()).isEqualTo("called the expert");
    }

    @Test
    void checksComeInTheOrderOfTheContract() {
        String raised = "/api/v1/alarms/" + raised() + "/acknowledgement";

        assertThat(caller.post("/api/v1/alarms/999/acknowledgement", "no JSON").status())
                .isEqualTo(404);
        assertThat(caller.post("/api/v1/alarms/x/acknowledgement", "no JSON").status())
                .isEqualTo(404);
        assertThat(caller.post(raised, "no JSON").status()).isEqualTo(428);
        assertThat(caller.post(raised, "no JSON", "If-Match", "\"r2\"").status())
                .isEqualTo(412);
        assertThat(caller.post(raised, "no JSON", "If-Match", "\"r1\"").status())
                .isEqualTo(400);
        assertThat(caller.post(raised, "{\"comment\":5}", "If-Match", "\"r1\"").status())
                .isEqualTo(400);
    }

    @Test
    void whatWasNeverRaisedCannotBeAcknowledged() {
        service.sees(hot(4.5, block(50, 60, 1, 1)));
        JsonNode pending = caller.get("/api/v1/alarms?condition=PENDING_ON")
                .json()
                .path("items")
                .get(0);

        Caller.Answer answer = caller.post(
                "/api/v1/alarms/" + pending.path("id").asLong() + "/acknowledgement",
                "",
                "If-Match",
                "\"r" + pending.path("revision").asInt() + "\"");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(caller.get("/api/v1/alarms").json().path("items")).isEmpty();
    }

    private long raised() {
        service.sees(dead(20, block(12, 40, 5, 5)));
        return caller.get("/api/v1/alarms")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asLong();
    }

    private static float[] values(JsonNode map) {
        byte[] bytes = Base64.getDecoder().decode(map.path("data").asText());
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
