package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class LabelsIT {
    private static final String RANGE = "\"subsystem\":\"HcalSim\",\"run\":7,\"ls\":[101,110]";

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
    void aLabelOfAnAlarmIsKeptAndListed() {
        Caller.Answer answer = post("{\"alarmId\":1,\"verdict\":\"BAD\",\"kind\":\"dead\",\"comment\":\"HV trip\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/labels/" + answer.json().path("id").asLong());
        JsonNode listed = caller.get("/api/v1/labels?alarmId=1").json().path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0)).isEqualTo(answer.json());
        assertThat(listed.get(0).path("kind").asText()).isEqualTo("dead");
        assertThat(listed.get(0).path("by").asText()).isEqualTo("local");
        assertThat(listed.get(0).has("ls")).isFalse();
    }

    @Test
    void aRangeKeepsItsLumisections() {
        JsonNode label = post("{" + RANGE + ",\"verdict\":\"STANDBY\"}").json();

        assertThat(label.path("ls").toString()).isEqualTo("[101,110]");
        assertThat(caller.get("/api/v1/labels?run=7&ls=110").json().path("items"))
                .hasSize(1);
        assertThat(caller.get("/api/v1/labels?run=7&ls=111").json().path("items"))
                .isEmpty();
    }

    @Test
    void supersedingTwiceIsAConflict() {
        long id = post("{" + RANGE + ",\"verdict\":\"GOOD\"}").json().path("id").asLong();
        String next = "{" + RANGE + ",\"verdict\":\"BAD\",\"comment\":\"noise\",\"supersedes\":" + id + "}";

        assertThat(post(next).status()).isEqualTo(201);
        assertThat(post(next).status()).isEqualTo(409);
        assertThat(caller.get("/api/v1/labels/" + id).json().has("supersededBy"))
                .isTrue();
        assertThat(caller.get("/api/v1/labels?superseded=true").json().path("items"))
                .hasSize(2);
        assertThat(caller.get("/api/v1/labels").json().path("items")).hasSize(1);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(detail("{\"verdict\":\"GOOD\"}")).startsWith("exactly one of alarmId, elementId and subsystem");
        assertThat(detail("{\"alarmId\":1}")).startsWith("verdict is required");
        assertThat(detail("{\"alarmId\":1,\"verdict\":\"SO_SO\"}")).startsWith("verdict must be one of");
        assertThat(detail("{\"alarmId\":99,\"verdict\":\"GOOD\"}")).startsWith("alarmId: no alarm has the id 99");
        assertThat(detail("{" + RANGE + ",\"verdict\":\"BAD\"}")).startsWith("comment must say why");
        assertThat(detail("{\"subsystem\":\"HcalSim\",\"run\":7,\"ls\":[9,8],\"verdict\":\"GOOD\"}"))
                .startsWith("ls must be the first and the last lumisection");
        assertThat(detail("{\"alarmId\":1,\"verdict\":\"GOOD\",\"color\":\"red\"}"))
                .startsWith("unknown field color");
        assertThat(caller.get("/api/v1/labels?colour=red").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/labels/77").status()).isEqualTo(404);
    }

    @Test
    void theExportIsALineForEachLabelInSnakeCase() {
        post("{" + RANGE + ",\"verdict\":\"GOOD\"}");
        post("{\"alarmId\":1,\"verdict\":\"BAD\",\"recoverable\":true}");

        Caller.Answer answer = caller.send(caller.to("/api/v1/labels").header("Accept", "application/x-ndjson"));

        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(answer.text().split("\n"))
                .hasSize(2)
                .satisfies(lines -> assertThat(lines[0])
                        .contains("\"alarm_id\":1", "\"recoverable\":true")
                        .doesNotContain("alarmId"));
    }

    @Test
    void aLongListComesInPages() {
        for (int i = 0; i < 3; i++) {
            post("{" + RANGE + ",\"verdict\":\"GOOD\",\"comment\":\"no " + i + "\"}");
        }

        JsonNode first = caller.get("/api/v1/labels?limit=2").json();
        JsonNode second = caller.get("/api/v1/labels?limit=2&cursor="
                        + first.path("nextCursor").asText())
                .json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items").get(0).path("comment").asText()).isEqualTo("no 0");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(caller.get("/api/v1/labels?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void everyLabelIsAudited() {
        post("{\"alarmId\":1,\"verdict\":\"GOOD\",\"comment\":\"a ramp\"}");

        JsonNode lines = caller.get("/api/v1/audit").json().path("items");

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("object").asText()).startsWith("labels/");
        assertThat(lines.get(0).path("reason").asText()).isEqualTo("a ramp");
    }

    @Test
    void theAlarmTellsHowOftenItsCheckWasRight() {
        assertThat(caller.get("/api/v1/alarms/1").json().path("trackRecord").toString())
                .isEqualTo("{\"raised\":1,\"confirmed\":0,\"falseAlarms\":0}");

        post("{\"alarmId\":1,\"verdict\":\"GOOD\"}");

        assertThat(caller.get("/api/v1/alarms").json().path("items").get(0).path("trackRecord"))
                .isEqualTo(caller.get("/api/v1/alarms/1").json().path("trackRecord"));
        assertThat(caller.get("/api/v1/alarms/1").json().path("trackRecord").toString())
                .isEqualTo("{\"raised\":1,\"confirmed\":0,\"falseAlarms\":1}");
    }

    private String detail(String body) {
        Caller.Answer answer = post(body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        return answer.json().path("detail").asText();
    }

    private Caller.Answer post(String body) {
        return caller.post("/api/v1/labels", body);
    }
}
