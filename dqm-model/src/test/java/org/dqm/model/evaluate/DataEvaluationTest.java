package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dqm.ingest.NdjsonWriter;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.report.Report;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultSpec;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.SimulatedLumisection;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped model of an endcap, alone with files that say what is wrong in them. */
class DataEvaluationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Detector ENDCAP = Detector.named("ecal-endcap").orElseThrow();
    private static final String FAULTS =
            "dead,bin,x=10,y=5,since=13,until=17;cold,block,x=4-8,y=12-16,factor=0.2,since=20;"
                    + "dead,bin,x=14,y=8,since=3,until=9,course=flickering";

    @TempDir
    private static Path folder;

    @TempDir
    private Path out;

    private static Bundle bundle;

    private final List<String> notes = new ArrayList<>();

    @BeforeAll
    static void simulateLabelledRuns() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        bundle = ModelFolder.resolve(root.resolve("models/ecal-endcap"));
        Simulator simulator =
                new Simulator(ENDCAP, 21, OptionalInt.of(500)).with(Nuisances.STANDARD.withoutUnlabelledDead());
        List<Fault> faults = new FaultSpec(ENDCAP.geometry()).parse(FAULTS);
        try (NdjsonWriter writer = NdjsonWriter.create(folder.resolve("labelled.ndjson.gz"))) {
            for (int run = 21_001; run <= 21_004; run++) {
                for (int ls = 1; ls <= 24; ls++) {
                    SimulatedLumisection lumisection =
                            simulator.lumisection(run, ls, run % 2 == 0 ? faults : List.of());
                    writer.write(lumisection.histogram(), lumisection.truth());
                }
            }
        }
    }

    @Test
    void rowsAreTheFaultsOfTheLabels() throws IOException {
        ObjectNode metrics = evaluate("labelled.ndjson.gz", Set.of());

        assertThat(metrics.path("model").asText()).startsWith("ecal-endcap/");
        assertThat(metrics.path("records").asInt()).isEqualTo(96);
        // Two runs without a fault; of each other one lumisections 1 and 2, 9 to 12, 17 to 19.
        assertThat(metrics.path("good_lumisections").asInt()).isEqualTo(48 + 2 * 9);
        assertThat(metrics.path("false_alarm_rates")).hasSize(3);
        JsonNode dead = row(metrics, "dead", "bin", "");
        assertThat(dead.path("size").asInt()).isEqualTo(1);
        assertThat(dead.path("factor").asDouble()).isZero();
        assertThat(dead.path("n").asInt()).isEqualTo(2);
        for (String method : DataRequest.METHODS) {
            JsonNode numbers = dead.path("methods").path(method);
            assertThat(numbers.path("detected").asDouble()).isEqualTo(1);
            assertThat(numbers.path("latency_lumisections").asInt()).isEqualTo(1);
            assertThat(numbers.path("auc").asDouble()).isGreaterThan(0.99);
            assertThat(numbers.has("auc_error")).isTrue();
        }
        assertThat(row(metrics, "cold", "block", "").path("size").asInt()).isEqualTo(25);
        assertThat(row(metrics, "dead", "bin", "flickering").path("n").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(out.resolve("metrics.json").toFile())).isEqualTo(JSON.readTree(metrics.toString()));
    }

    @Test
    void rowsGoAsFarAsTheFaultsLast() throws IOException {
        ObjectNode metrics = evaluate("labelled.ndjson.gz", Set.of("without_network"));

        assertThat(metrics.path("faults"))
                .filteredOn(row -> row.path("kind").asText().equals("dead") && !row.has("course"))
                .extracting(row -> row.path("lumisections").asInt())
                .containsExactly(1, 3);
        assertThat(metrics.has("good_lumisections")).isFalse();
    }

    @Test
    void reportShowsWhatThereIs() throws IOException {
        evaluate("labelled.ndjson.gz", Set.of());

        Path report = Report.write(out, "abc1234");

        assertThat(report)
                .content()
                .contains("on labelled files", "labelled.ndjson.gz", "dead bin, flickering", "cold ×0.2 block 5×5")
                .doesNotContain("simulated, version", "Not written", "unknown detector");
        JsonNode examples = JSON.readTree(out.resolve("views.json").toFile()).path("examples");
        assertThat(examples)
                .extracting(example -> example.path("name").asText())
                .containsExactly("good", "good", "dead-bin", "cold-block5-x0.2");
        assertThat(examples.path(3).path("faulty_bins")).hasSize(25);
        assertThat(examples.path(3).path("ls").asInt()).isEqualTo(22);
    }

    @Test
    void whatCannotBeReadIsLeftOutAndTold() throws IOException {
        Path file = folder.resolve("broken.ndjson");
        try (NdjsonWriter writer = NdjsonWriter.create(file)) {
            SimulatedLumisection one = new Simulator(ENDCAP, 40, OptionalInt.of(500)).lumisection(40_001, 1, List.of());
            writer.write(one.histogram(), one.truth());
            writer.write(one.histogram(), one.truth());
            writer.write(one.histogram(), java.util.Map.of("faults", JSON.readTree("[{\"kind\": \"odd\"}]")));
        }
        Files.writeString(file, "{\n", StandardOpenOption.APPEND);
        DataEvaluation evaluation = evaluation("broken.ndjson", Set.of());

        ObjectNode metrics = evaluation.run();

        assertThat(metrics.path("records").asInt()).isEqualTo(4);
        assertThat(metrics.path("rejected").asInt()).isEqualTo(2);
        assertThat(metrics.path("duplicate").asInt()).isEqualTo(1);
        assertThat(notes).anyMatch(note -> note.contains("broken.ndjson:3: faults[0]: kind must be one of"));
        assertThat(evaluation.seeds()).containsExactly(40L);
        assertThat(JudgedRuns.areTest(40)).isTrue();
    }

    @Test
    void deadBinsThatNoLabelNamesAreNotJudged() throws IOException {
        Simulator simulator = new Simulator(ENDCAP, 21, OptionalInt.of(500));
        int run = IntStream.iterate(1, next -> next + 1)
                .filter(next -> !simulator.unlabelledDead(next).isEmpty())
                .findFirst()
                .orElseThrow();
        try (NdjsonWriter writer = NdjsonWriter.create(folder.resolve("dead.ndjson"))) {
            for (int ls = 1; ls <= 12; ls++) {
                SimulatedLumisection lumisection = simulator.lumisection(run, ls, List.of());
                writer.write(lumisection.histogram(), lumisection.truth());
            }
        }

        ObjectNode metrics = evaluate("dead.ndjson", Set.of());

        assertThat(metrics.path("truly_dead").asInt()).isEqualTo(1);
        assertThat(metrics.path("good_lumisections").asInt()).isEqualTo(12);
        assertThat(metrics.at("/false_alarm_rates/2/observed").asInt()).isZero();
        assertThat(notes)
                .containsExactly("run " + run + " of ecal-endcap, element 0: 1 of its bins are truly dead and"
                        + " no label says so; they are not judged");
    }

    @Test
    void filesOfOtherElementsAreRefused() throws IOException {
        try (NdjsonWriter writer = NdjsonWriter.create(folder.resolve("other.ndjson"))) {
            Detector other = Detector.named("drift-tube").orElseThrow();
            writer.write(new Simulator(other, 21, OptionalInt.empty())
                    .lumisection(1, 1, List.of())
                    .histogram());
        }

        assertThatThrownBy(() -> evaluate("other.ndjson", Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--data: 1 records, none of EcalEndcapSim/");
    }

    @Test
    void anotherFileDoesNotMixWithWhatIsThere() throws IOException {
        evaluate("labelled.ndjson.gz", Set.of("without_network"));
        Files.copy(folder.resolve("labelled.ndjson.gz"), out.resolve("copy.ndjson.gz"));

        assertThatThrownBy(() ->
                        evaluation(out.resolve("copy.ndjson.gz"), Set.of()).run())
                .hasMessageContaining("holds another evaluation");
        assertThat(evaluate("labelled.ndjson.gz", Set.of("without_network")).path("faults"))
                .isNotEmpty();
    }

    private static JsonNode row(ObjectNode metrics, String kind, String shape, String course) {
        for (JsonNode row : metrics.path("faults")) {
            if (row.path("kind").asText().equals(kind)
                    && row.path("shape").asText().equals(shape)
                    && row.path("course").asText().equals(course)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + kind + " " + shape + " in " + metrics);
    }

    private ObjectNode evaluate(String file, Set<String> methods) throws IOException {
        return evaluation(file, methods).run();
    }

    private DataEvaluation evaluation(String file, Set<String> methods) {
        return evaluation(folder.resolve(file), methods);
    }

    private DataEvaluation evaluation(Path file, Set<String> methods) {
        DataRequest request = new DataRequest(List.of(file), methods, EngineKind.ONNXRUNTIME, out);
        return new DataEvaluation(request, bundle, new DataEvaluation.Listener() {
            @Override
            public void at(long records) {}

            @Override
            public void note(String message) {
                notes.add(message);
            }
        });
    }
}
