package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Elements, their lumisections and the timeline over REST; the service's first lumisection is 101 of run 7. */
@ExtendWith(PostgresExtension.class)
class ElementsIT {
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
    void anElementIsFoundByItsPath() {
        service.sees(2);

        JsonNode listed =
                caller.get("/api/v1/elements?me=" + Verdicts.ELEMENT.me()).json();

        JsonNode element = listed.path("items").get(0);
        assertThat(element.path("element").asText()).isEqualTo(Verdicts.ELEMENT.me());
        assertThat(element.path("subsystem").asText()).isEqualTo("HcalSim");
        assertThat(element.path("lastRun").asInt()).isEqualTo(7);
        assertThat(element.path("lastLs").asInt()).isEqualTo(102);
        assertThat(caller.get("/api/v1/elements/" + element.path("elementId").asLong())
                        .json())
                .isEqualTo(element);
        assertThat(caller.get("/api/v1/elements?subsystem=Ecal").json().path("items"))
                .isEmpty();
    }

    @Test
    void theLumisectionsOfARunComeInPagesWithScoreAndVerdict() {
        service.sees(2);
        service.sees(dead(20, block(12, 40, 5, 5)));

        JsonNode first =
                caller.get("/api/v1/elements/1/lumisections?run=7&limit=2").json();
        JsonNode second = caller.get("/api/v1/elements/1/lumisections?run=7&limit=2&cursor="
                        + first.path("nextCursor").asText())
                .json();

        assertThat(first.path("items").findValuesAsText("ls")).containsExactly("101", "102");
        JsonNode bad = second.path("items").get(0);
        assertThat(bad.path("ls").asInt()).isEqualTo(103);
        assertThat(bad.path("verdict").asText()).isEqualTo("ANOMALOUS");
        assertThat(bad.path("score").asDouble()).isEqualTo(20);
        assertThat(bad.path("threshold").asDouble()).isEqualTo(6.1);
        assertThat(bad.path("model").asText()).isEqualTo("hcal/1");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(caller.get("/api/v1/elements/1/lumisections?run=8").json().path("items"))
                .isEmpty();
    }

    @Test
    void theTimelineIsTheLastSixtyLumisectionsInSpansOfOneState() {
        service.sees(62);
        service.sees(3, dead(4.5, block(12, 40, 5, 5)));
        service.sees(2, dead(20, block(12, 40, 5, 5)));

        JsonNode timeline = caller.get("/api/v1/timeline").json();

        assertThat(timeline.path("run").asInt()).isEqualTo(7);
        assertThat(timeline.path("ls").toString()).isEqualTo("[108,167]");
        assertThat(timeline.path("items").get(0).path("spans").toString())
                .isEqualTo("[{\"ls\":[108,162],\"state\":\"GOOD\"},{\"ls\":[163,165],\"state\":\"WARN\"},"
                        + "{\"ls\":[166,167],\"state\":\"ALARM\"}]");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        service.sees(1);

        assertThat(caller.get("/api/v1/elements/99").status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/elements/x/lumisections").status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/timeline?run=8").status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/timeline?colour=red").status()).isEqualTo(400);
    }
}
