package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.dqm.alarm.certify.DialsCertificate;
import org.dqm.alarm.certify.LsRanges;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class CertificationIT {
    private static final String RUN = "/api/v1/certification/7";
    private static final String REASON = "{\"reason\":\"looked at all of it\"}";

    private RunningService service;
    private Caller caller;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
        service.sees();
        service.sees(dead(20, block(12, 40, 5, 5)));
        service.sees();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theProposalSaysOfEveryLumisectionWhatAndWhy() {
        Caller.Answer answer = caller.get(RUN);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode body = answer.json();
        assertThat(answer.header("ETag")).isEqualTo("\"" + body.path("version").asText() + "\"");
        assertThat(body.path("subsystems").toString())
                .isEqualTo("[{\"subsystem\":\"HcalSim\",\"spans\":["
                        + "{\"ls\":[101,101],\"status\":\"GOOD\"},"
                        + "{\"ls\":[102,102],\"status\":\"BAD\",\"cause\":\"dead region, 25 bins at x 12–16, y 40–44\"},"
                        + "{\"ls\":[103,103],\"status\":\"GOOD\"}]}]");
        JsonNode defect = body.path("defects").get(0);
        assertThat(defect.path("ls").toString()).isEqualTo("[[102,102]]");
        assertThat(defect.path("tolerable").asBoolean()).isFalse();
        assertThat(defect.path("present").asBoolean()).isTrue();
        assertThat(body.path("isSigned").asBoolean()).isFalse();
    }

    @Test
    void goldenAndDialsJsonAreTheirOwnFormats() {
        assertThat(caller.get(RUN + "?format=golden").text()).isEqualTo("{\"7\":[[101,101],[103,103]]}");
        assertThat(caller.get(RUN + "?format=golden&subsystem=HcalSim").text())
                .isEqualTo("{\"7\":[[101,101],[103,103]]}");
        Caller.Answer dials = caller.send(caller.to(RUN).header("Accept", "application/vnd.dqm.dials-cert+json"));

        assertThat(dials.header("Content-Type")).startsWith("application/vnd.dqm.dials-cert+json");
        assertThat(DialsCertificate.parse(dials.text()).bad().get(7)).isEqualTo(LsRanges.of(102, 102));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(caller.get("/api/v1/certification/99").status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/certification/x").status()).isEqualTo(404);
        assertThat(caller.get(RUN + "?format=pdf").json().path("detail").asText())
                .startsWith("format must be proposal, golden or dials");
        assertThat(caller.get(RUN + "?format=golden&subsystem=Hcal")
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("subsystem must be one of [HcalSim]");
        assertThat(caller.get(RUN + "?subsystem=HcalSim").status()).isEqualTo(400);
    }

    @Test
    void checksComeInTheOrderOfTheContract() {
        String path = RUN + "/signatures";

        assertThat(caller.post("/api/v1/certification/99/signatures", "no JSON").status())
                .isEqualTo(404);
        assertThat(caller.post(path, "no JSON").status()).isEqualTo(428);
        assertThat(caller.post(path, "no JSON", "If-Match", "\"0\"").status()).isEqualTo(412);
        assertThat(caller.post(path, "no JSON", "If-Match", tag()).status()).isEqualTo(400);
        assertThat(caller.post(path, "{}", "If-Match", tag())
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("reason is required");
    }

    @Test
    void aSignatureIsOfTheVersionThatWasSeen() {
        String seen = tag();
        service.sees(dead(20, block(12, 40, 5, 5)));

        assertThat(sign(seen).status()).isEqualTo(412);
        Caller.Answer signed = sign(tag());

        assertThat(signed.status()).isEqualTo(201);
        assertThat(signed.json().path("isSigned").asBoolean()).isTrue();
        assertThat(signed.json().path("signedBy").asText()).isEqualTo("local");
        service.sees();
        JsonNode now = caller.get(RUN).json();
        assertThat(now.path("hasChangedSinceSigned").asBoolean()).isTrue();
        assertThat(now.path("signatures").get(0).path("current").asBoolean()).isFalse();
    }

    @Test
    void aSignatureIsRevokedNotErased() {
        long id = sign(tag()).json().path("signatures").get(0).path("id").asLong();
        String path = RUN + "/signatures/" + id;

        assertThat(delete(path, REASON).status()).isEqualTo(428);
        assertThat(delete(RUN + "/signatures/77", REASON, "If-Match", tag()).status())
                .isEqualTo(404);
        assertThat(delete(path, "{}", "If-Match", tag()).status()).isEqualTo(400);
        Caller.Answer revoked = delete(path, REASON, "If-Match", tag());

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.json().path("isSigned").asBoolean()).isFalse();
        assertThat(revoked.json().path("signatures").get(0).path("revokeReason").asText())
                .isEqualTo("looked at all of it");
        assertThat(delete(path, REASON, "If-Match", tag()).status()).isEqualTo(409);
        assertThat(caller.get("/api/v1/audit").json().path("items")).hasSize(2);
    }

    private String tag() {
        return caller.get(RUN).header("ETag");
    }

    private Caller.Answer sign(String tag) {
        return caller.post(RUN + "/signatures", REASON, "If-Match", tag);
    }

    private Caller.Answer delete(String path, String body, String... headers) {
        var request = caller.to(path)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(body));
        return caller.send(headers.length == 0 ? request : request.headers(headers));
    }
}
