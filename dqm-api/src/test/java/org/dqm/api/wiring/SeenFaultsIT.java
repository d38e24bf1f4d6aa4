package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.kafka.Topic;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An expert asks how small a fault may be that proposed thresholds still see. */
class SeenFaultsIT {
    private static final Detector DETECTOR = Detector.named("ecal-endcap").orElseThrow();
    private static final Simulator SIMULATOR =
            new Simulator(DETECTOR, 86, OptionalInt.of(500)).with(Nuisances.STANDARD.withoutUnlabelledDead());
    private static final int LUMISECTIONS = 25;

    @TempDir
    private Path folder;

    @Test
    void faultsPlantedIntoGoodLumisectionsTellWhatIsSeen() throws IOException, InterruptedException {
        try (Embedded embedded = Embedded.in(folder)) {
            HistogramCodec codec = new HistogramCodec();
            for (int ls = 1; ls <= LUMISECTIONS; ls++) {
                embedded.send(
                        Topic.OCCUPANCY,
                        DETECTOR.me(),
                        codec.encode(SIMULATOR.lumisection(1, ls, List.of()).histogram()));
            }
            Eventually.holds(
                    "all scored", () -> embedded.service().queries().tally().scored() == LUMISECTIONS);

            JsonNode asked = simulate(embedded, 6.1).path("seenFaults");
            JsonNode deaf = simulate(embedded, 400).path("seenFaults");

            assertThat(asked).hasSize(1);
            assertThat(asked.path(0).path("element").asText()).isEqualTo(DETECTOR.me());
            assertThat(asked.path(0).path("lumisections").asInt()).isEqualTo(LUMISECTIONS - 10);
            assertThat(toAlarm(asked, "bin", 0)).isEqualTo(1);
            assertThat(toAlarm(asked, "bin", 5)).isEqualTo(1);
            assertThat(toAlarm(asked, "bin", 0.8)).isEqualTo(-1);
            assertThat(toAlarm(asked, "block", 0.5)).isBetween(1, 2);
            assertThat(toAlarm(deaf, "bin", 0)).isEqualTo(-1);
        }
    }

    /** Of the smallest fault of this shape and factor; −1 if it raises no alarm. */
    private static int toAlarm(JsonNode elements, String shape, double factor) {
        for (JsonNode fault : elements.path(0).path("faults")) {
            if (fault.path("shape").asText().equals(shape)
                    && fault.path("factor").asDouble() == factor) {
                return fault.path("toAlarm").asInt(-1);
            }
        }
        throw new AssertionError("no " + shape + " × " + factor + " in " + elements);
    }

    private static JsonNode simulate(Embedded embedded, double alarm) throws IOException, InterruptedException {
        String rule =
                "{\"pattern\": \"EcalEndcapSim/**\", \"alarm\": {\"score\": %s}, \"warn\": {\"score\": %s}, \"gross\": {\"score\": %s}}"
                        .formatted(alarm, alarm - 2, 2 * alarm);
        URI uri = embedded.service().address().resolve("/api/v1/thresholds/simulate?seenFaults=true");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(rule))
                .build();
        try (var in = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            JsonNode answer = new ObjectMapper().readTree(in);
            assertThat(answer.has("seenFaults")).as(answer.toString()).isTrue();
            return answer;
        }
    }
}
