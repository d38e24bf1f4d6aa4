package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Known issues over REST. */
@ExtendWith(PostgresExtension.class)
class MasksIT {
    private static final String MASKS = "/api/v1/masks";
    private static final String BINS = "[{\"xBin\":[30,34],\"yBin\":[11,15]}]";

    private final Instant until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
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
    void maskOfAUnitSuppressesItsAlarmAndIsListed() {
        Caller.Answer answer = caller.post(MASKS, unit("HBM07", until));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"r1\"");
        JsonNode mask = caller.get(answer.header("Location")).json();
        assertThat(mask.path("bins").toString()).isEqualTo(BINS);
        assertThat(mask.path("unit").asText()).isEqualTo("HBM07");
        assertThat(mask.path("until").asText()).isEqualTo(until.toString());
        assertThat(mask.path("author").asText()).isEqualTo("local");
        assertThat(mask.path("active").asBoolean()).isTrue();
        JsonNode alarm = caller.get("/api/v1/alarms?suppressed=true")
                .json()
                .path("items")
                .path(0);
        assertThat(alarm.path("suppressions").path(0).path("type").asText()).isEqualTo("MASKED");
        assertThat(alarm.path("suppressions").path(0).path("comment").asText()).isEqualTo("HV trip");
    }

    @Test
    void maskOfSomeTypesOfRunsIsListedWithThem() {
        String ofTypes = bins(BINS).replace("{\"element\"", "{\"runTypes\":[\"local\",\" cosmics \"],\"element\"");

        JsonNode mask =
                caller.get(caller.post(MASKS, ofTypes).header("Location")).json();

        assertThat(mask.path("runTypes")).extracting(JsonNode::asText).containsExactly("cosmics", "local");
        assertThat(caller.get("/api/v1/alarms?suppressed=true").json().path("items"))
                .isEmpty();
        assertThat(problem(ofTypes.replace("\"local\"", "7"))).contains("runTypes must be a list");
        assertThat(problem(ofTypes.replace("[\"local\",\" cosmics \"]", "\"cosmics\"")))
                .contains("runTypes must be a list");
    }

    @Test
    void endingAMaskNamesItsRevisionAndAReason() {
        String place = caller.post(MASKS, bins(BINS)).header("Location");

        assertThat(end(place, "", "{}").status()).isEqualTo(428);
        assertThat(end(place, "\"r7\"", "{}").status()).isEqualTo(412);
        assertThat(end(place, "\"r1\"", "{}").text()).contains("reason is required");
        assertThat(end(place, "\"r1\"", "{\"reason\":\"repaired\"}").status()).isEqualTo(204);
        assertThat(end(place, "\"r1\"", "{\"reason\":\"repaired\"}").status()).isEqualTo(412);
        assertThat(end(place, "\"r2\"", "{\"reason\":\"repaired\"}").status()).isEqualTo(409);

        JsonNode ended = caller.get(place).json();
        assertThat(ended.path("active").asBoolean()).isFalse();
        assertThat(ended.path("endReason").asText()).isEqualTo("repaired");
        assertThat(caller.get("/api/v1/alarms?suppressed=true").json().path("items"))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(problem(bins("[{\"xBin\":[30,65],\"yBin\":[11,15]}]")))
                .contains("bins[0].xBin: 65 is beyond the 64");
        assertThat(problem(bins("[{\"xBin\":[0,3],\"yBin\":[11,15]}]"))).contains("bins[0].xBin must be");
        assertThat(problem(bins("[{\"xBin\":[3,3]}]"))).contains("bins[0].yBin must be");
        assertThat(problem(bins("[]"))).contains("bins must be 1 to 10000 rectangles");
        assertThat(problem(bins("7"))).contains("bins must be a list");
        assertThat(problem(unit("HBM99", until))).contains("unit: no map").contains("known: HBM07");
        assertThat(problem(unit("HBM07", Instant.now().minusSeconds(1))))
                .contains("until must be in the next 366 days");
        assertThat(problem(bins(BINS).replace(until.toString(), "soon"))).contains("until must be a time");
        assertThat(problem(bins(BINS).replace("HV trip", " "))).contains("reason is required");
        assertThat(problem("{\"element\":\"a\",\"reason\":\"b\"}")).contains("exactly one of bins and unit");
        assertThat(problem("{\"me\":\"a\"}")).contains("unknown field me");
    }

    @Test
    void listIsFilteredAndPaged() {
        String first = caller.post(MASKS, bins(BINS)).header("Location");
        caller.post(MASKS, unit("HBM07", until));
        end(first, "\"r1\"", "{\"reason\":\"repaired\"}");

        assertThat(caller.get(MASKS + "?active=true").json().path("items")).hasSize(1);
        assertThat(caller.get(MASKS + "?element=HcalSim/DigiTask/a").json().path("items"))
                .hasSize(2);
        assertThat(caller.get(MASKS + "?element=Ecal/a").json().path("items")).isEmpty();
        JsonNode page = caller.get(MASKS + "?limit=1").json();
        assertThat(caller.get(MASKS + "?limit=1&cursor="
                                + page.path("nextCursor").asText())
                        .json()
                        .path("items")
                        .path(0)
                        .path("endReason")
                        .asText())
                .isEqualTo("repaired");
    }

    @Test
    void channelStatusFileIsImportedWholeOrNotUnlessItIsAskedFor() {
        String csv = "HcalSim/a,1,1,dead,HV trip\nHcalSim/a,2,1,dead,HV trip\nHcalSim/a,99,1,dead\nHcalSim/a,3,1,ok";

        Caller.Answer refused = imported("?until=" + until, csv);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().path("errors").toString())
                .isEqualTo("[{\"line\":3,\"field\":\"x\",\"detail\":\"99 is beyond the 64 bins of HcalSim/a\"}]");
        assertThat(caller.get(MASKS).json().path("items")).isEmpty();

        JsonNode partly = imported("?partial=true&until=" + until, csv).json();
        assertThat(partly.path("lines").asInt()).isEqualTo(3);
        assertThat(partly.path("good").asInt()).isEqualTo(1);
        assertThat(partly.path("errors")).hasSize(1);
        assertThat(partly.path("masks")).hasSize(1);
        assertThat(partly.path("masks").path(0).path("bins")).hasSize(2);
        assertThat(partly.path("masks").path(0).path("reason").asText()).isEqualTo("dead: HV trip");
    }

    @Test
    void aRefusedFileLeavesItsKeyFreeAndOneThatWasTakenIsImportedOnce() {
        String bad = "HcalSim/a,1,1,dead,HV trip\nHcalSim/a,99,1,dead,HV trip";

        assertThat(imported("?until=" + until, bad, "k1").status()).isEqualTo(400);
        assertThat(imported("?partial=true&until=" + until, bad, "k1").status()).isEqualTo(201);
        assertThat(imported("?partial=true&until=" + until, bad, "k1").header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(imported("?until=" + until, bad, "k1").status()).isEqualTo(422);
        assertThat(caller.get(MASKS).json().path("items")).hasSize(1);
    }

    private Caller.Answer imported(String query, String csv) {
        return imported(query, csv, UUID.randomUUID().toString());
    }

    private Caller.Answer imported(String query, String csv, String key) {
        return caller.send(caller.to(MASKS + "/import" + query)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(csv)));
    }

    private String bins(String bins) {
        return "{\"element\":\"HcalSim/**\",\"bins\":" + bins + ",\"reason\":\"HV trip\",\"until\":\"" + until + "\"}";
    }

    private static String unit(String unit, Instant until) {
        return "{\"element\":\"HcalSim/**\",\"unit\":\"" + unit + "\",\"reason\":\"HV trip\",\"until\":\"" + until
                + "\"}";
    }

    private String problem(String body) {
        Caller.Answer answer = caller.post(MASKS, body);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("detail").asText();
    }

    private Caller.Answer end(String place, String tag, String body) {
        var request = caller.to(place)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(body));
        return caller.send(tag.isEmpty() ? request : request.header("If-Match", tag));
    }
}
