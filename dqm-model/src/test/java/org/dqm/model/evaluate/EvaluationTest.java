package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.Verdict;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.evaluate.SimulatedRuns.Purpose;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleWriter;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.report.Report;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;
import org.dqm.model.train.GoodLumisections;
import org.dqm.model.train.Trainer;
import org.dqm.model.train.TrainingRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation of a model without a network, on few lumisections of the runs that are there to choose with. */
class EvaluationTest {
    private static final Detector ENDCAP = Detector.named("ecal-endcap").orElseThrow();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path models;

    @TempDir
    private Path out;

    private static Bundle bundle;

    private final List<String> measured = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void trainWithoutNetwork() throws IOException {
        Simulator simulator = new Simulator(ENDCAP, 10, OptionalInt.of(500));
        List<LumisectionHistogram> good = IntStream.range(0, 90)
                .mapToObj(i -> simulator
                        .lumisection(10_001 + i / 15, 1 + i % 15, List.of())
                        .histogram())
                .toList();
        TrainingRequest request = new TrainingRequest(
                new ModelVersion("ecal-endcap", 1), new ElementPattern("EcalEndcapSim/**"), 0, 1, "test");
        Trainer trainer = new Trainer(request, (stage, done, total, detail) -> {});
        bundle = BundleWriter.write(
                models.resolve("ecal-endcap/1"),
                trainer.train(new GoodLumisections(good, List.of(), NdjsonSummary.NONE)));
    }

    @Test
    void metricsHaveTheKeysOfTheContract() throws IOException, InterruptedException {
        ObjectNode metrics = evaluate(request(Set.of("autoencoder", "count_zero", "oracle_family"), 4, 20));

        assertThat(metrics.path("good_lumisections").asInt()).isEqualTo(40);
        assertThat(metrics.path("false_alarm_rates")).hasSize(3);
        assertThat(metrics.path("false_alarms_per_shift").path("interval")).hasSize(2);
        JsonNode row = row(metrics, 1);
        assertThat(row.path("kind").asText()).isEqualTo("dead");
        assertThat(row.path("shape").asText()).isEqualTo("bin");
        assertThat(row.path("size").asInt()).isEqualTo(1);
        assertThat(row.path("n").asInt()).isEqualTo(4);
        assertThat(row.path("methods").path("autoencoder").path("auc").asDouble())
                .isGreaterThan(0.9);
        assertThat(row.path("methods").path("oracle_family").path("detected").asDouble())
                .isEqualTo(1);
        assertThat(row.path("methods")
                        .path("oracle_family")
                        .path("latency_lumisections")
                        .asInt())
                .isEqualTo(1);
        assertThat(row(metrics, 3)
                        .path("methods")
                        .path("count_zero")
                        .path("fdr_at_99")
                        .asDouble())
                .isBetween(0.0, 0.05);
        assertThat(JSON.readTree(out.resolve("metrics.json").toFile())).isEqualTo(JSON.readTree(metrics.toString()));
        assertThat(JSON.readTree(out.resolve("curves.json").toFile())
                        .path("good")
                        .path("autoencoder"))
                .hasSize(101);
        assertThat(JSON.readTree(out.resolve("differences.json").toFile()).path("differences"))
                .isNotEmpty();
    }

    @Test
    void reportFindsAllThatItDraws() throws IOException, InterruptedException {
        evaluate(request(Set.of("autoencoder", "count_zero"), 4, 0));

        JsonNode views = JSON.readTree(out.resolve("views.json").toFile());
        JsonNode ours = JSON.readTree(out.resolve("curves.json").toFile()).at("/faults/0/methods/autoencoder");
        Path report = Report.write(out, "abc1234");

        assertThat(views.path("examples"))
                .extracting(e -> e.path("name").asText())
                .containsExactly("good", "good", "dead-bin");
        assertThat(views.at("/examples/2/faulty_bins")).hasSize(1);
        assertThat(views.at("/occlusion/moved/bins")).hasSize(81);
        // Its own hits count only through the rate and tilt of the whole map.
        assertThat(views.at("/occlusion/own").asDouble())
                .isLessThan(0.1 * views.at("/occlusion/window").asDouble());
        assertThat(views.at("/network/linear_rms").asDouble()).isGreaterThan(0.1);
        assertThat(views.at("/network/delta_rms").asDouble()).isZero();
        assertThat(views.at("/network/code/channels")).isNotEmpty();
        assertThat(ours.path("fdr")).hasSize(10);
        assertThat(ours.path("error_quantiles")).hasSize(101);
        assertThat(report).content().contains("ecal-endcap/1").doesNotContain("Not written", "Not measured");
    }

    @Test
    void oraclesHaveNothingToSayOfExchangedUnits() throws IOException, InterruptedException {
        ObjectNode metrics = evaluate(request("exchanged-module", Set.of("autoencoder", "oracle_family"), 4, 0));

        JsonNode row = row(metrics, 30);
        assertThat(row.path("kind").asText()).isEqualTo("exchanged");
        assertThat(row.path("size").asInt()).isEqualTo(32);
        assertThat(row.path("factor").asDouble()).isEqualTo(1);
        assertThat(row.path("methods").fieldNames()).toIterable().containsExactly("autoencoder");
        JsonNode views = JSON.readTree(out.resolve("views.json").toFile());
        assertThat(views.at("/examples/2/faulty_bins").size()).isBetween(18, 32);
    }

    @Test
    void whatIsSpecialAboutARowStandsInIt() throws IOException, InterruptedException {
        ObjectNode flickering = evaluate(request("dead-bin-flickering", Set.of("autoencoder"), 4, 20));
        ObjectNode both = evaluate(request("dead-block5-fixed", Set.of("autoencoder"), 2, 0));

        JsonNode row = row(flickering, 30);
        assertThat(row.path("course").asText()).isEqualTo("flickering");
        assertThat(row.path("methods").path("autoencoder").path("auc").asDouble())
                .isGreaterThan(0.9);
        assertThat(both.path("faults"))
                .filteredOn(r -> r.path("place").asText().equals("fixed"))
                .hasSize(3)
                .allMatch(r -> r.path("n").asInt() == 2 && r.path("size").asInt() == 25);
        assertThat(Report.write(out, "abc1234"))
                .content()
                .contains("dead bin, flickering", "dead block 5×5, fixed place");
    }

    @Test
    void killedEvaluationGoesOnAndEndsTheSame() throws IOException, InterruptedException {
        EvaluationRequest request = request(Set.of("autoencoder", "sobel"), 4, 0);
        ObjectNode whole = evaluate(request);
        Path parts = out.resolve("parts/sobel.ndjson");
        List<String> lines = Files.readAllLines(parts);
        Files.writeString(
                parts,
                String.join("\n", lines.subList(0, 3)) + "\n" + lines.get(3).substring(0, 20));
        measured.clear();

        ObjectNode again = evaluate(request);

        assertThat(again).isEqualTo(whole);
        assertThat(measured).contains("fit sobel").doesNotContain("fit autoencoder");
    }

    @Test
    void moreMethodsAddToWhatIsThere() throws IOException, InterruptedException {
        evaluate(request(Set.of("count_zero"), 4, 0));

        ObjectNode both = evaluate(request(Set.of("sobel"), 4, 0));

        assertThat(row(both, 1).path("methods").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("count_zero", "sobel");
    }

    @Test
    void elementsOfOneBeamStayQuiet() throws InterruptedException {
        ShiftStudy study = new ShiftStudy(
                ENDCAP,
                OptionalInt.of(500),
                ScoringModel.of(bundle).withThreshold(8),
                () -> bundle.openEngine(EngineKind.ONNXRUNTIME));

        Queue<Verdict> seen = new ConcurrentLinkedQueue<>();

        ShiftStudy.Shift shift = study.watch(
                20,
                20_001,
                new ShiftStudy.Size(4, 25),
                (element, verdict) -> seen.add(verdict),
                (stage, done, total, detail) -> measured.add(stage));

        assertThat(measured).hasSize(4);
        assertThat(seen).hasSize(4 * 25);
        assertThat(shift.alarms()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void runsThatModelsLearnFromAreNotJudged() {
        assertThatThrownBy(() -> JudgedRuns.of(SimulatedRuns.of(Purpose.TRAIN).seed()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are there to TRAIN");
        assertThat(JudgedRuns.areTest(JudgedRuns.of(null))).isTrue();
        assertThat(JudgedRuns.areTest(JudgedRuns.of(20L))).isFalse();
    }

    @Test
    void unknownRowIsRefusedWithTheOnesThatAre() {
        assertThatThrownBy(() -> new EvaluationRequest(
                        ENDCAP,
                        JudgedRuns.of(20L),
                        OptionalInt.of(500),
                        20,
                        new EvaluationRequest.Size(4, 40, 0, 120, 120),
                        List.of("ded"),
                        Set.of(),
                        EngineKind.DL4J,
                        false,
                        out))
                .hasMessageContaining("no row is meant by 'ded'")
                .hasMessageContaining("dead-bin");
    }

    private static JsonNode row(ObjectNode metrics, int lumisections) {
        for (JsonNode row : metrics.path("faults")) {
            if (row.path("lumisections").asInt() == lumisections) {
                return row;
            }
        }
        throw new AssertionError("no row of " + lumisections + " lumisections in " + metrics);
    }

    private EvaluationRequest request(Set<String> methods, int faulty, int images) {
        return request("dead-bin", methods, faulty, images);
    }

    private EvaluationRequest request(String row, Set<String> methods, int faulty, int images) {
        return new EvaluationRequest(
                ENDCAP,
                JudgedRuns.of(20L),
                OptionalInt.of(500),
                20,
                new EvaluationRequest.Size(faulty, 40, images, 120, 120),
                List.of(row),
                methods,
                EngineKind.ONNXRUNTIME,
                false,
                out);
    }

    private ObjectNode evaluate(EvaluationRequest request) throws IOException, InterruptedException {
        return new Evaluation(request, bundle, (stage, done, total, detail) -> {
                    synchronized (measured) {
                        measured.add(stage + " " + detail);
                    }
                })
                .run();
    }
}
