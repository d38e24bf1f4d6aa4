package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.dqm.fpga.Networks;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.lint.Linter;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Prune;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.pass.UnsupportedNetworkException;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.fpga.qonnx.QonnxInterpreter;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.trigger.CodesBySample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {
    private static final NetworkSpec NETWORK = Networks.autoencoder8x12();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(OutputForm.class)
    void whatIsWrittenKeepsTheRulesAndTheInterpreterRepeatsItsVectors(OutputForm form) throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);

        ExportedPackage made =
                Exporter.export(bundle, TriggerBundles.request(form, TriggerBundles.sample(NETWORK), 200));

        assertThat(made.files())
                .containsKeys(
                        "model.onnx",
                        "hls4ml_config.yml",
                        "tb_input_features.dat",
                        "tb_output_predictions.dat",
                        "manifest.json",
                        "precision.csv",
                        "weights.json",
                        "inputs.md",
                        "MODEL_CARD.md",
                        "cost.md",
                        "README.md",
                        "check.py",
                        "CHANGES.md",
                        "SHA256SUMS",
                        "emulator/emulator.h",
                        "emulator/wrapper.cpp",
                        "emulator/Makefile");
        assertThat(Linter.findings(bytes(made, "model.onnx"), text(made, "hls4ml_config.yml")))
                .isEmpty();
        assertVectorsRepeat(made, 200);
    }

    @Test
    void theVectorsHoldWhatATriggerNeedsTested() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);

        ExportedPackage made =
                Exporter.export(bundle, TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 400));

        JsonNode manifest = JSON.readTree(text(made, "manifest.json"));
        JsonNode vectors = manifest.path("test_vectors");
        List<double[]> inputs = numbers(text(made, "tb_input_features.dat"));
        assertThat(vectors.path("share_within_a_tenth_of_the_threshold").asDouble())
                .isGreaterThanOrEqualTo(0.2);
        assertThat(vectors.path("share_with_input_at_an_end_of_its_range").asDouble())
                .isGreaterThanOrEqualTo(0.05);
        assertThat(inputs.get(0)).containsOnly(0);
        assertThat(inputs.get(1)).containsOnly(1023);
        assertThat(manifest.path("score").path("threshold_code").asLong()).isPositive();
        assertThat(manifest.path("input").path("type").asText()).isEqualTo("ufixed<10,10>");
    }

    @Test
    void theSameBundleGivesTheSameBytes() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        ExportRequest request = TriggerBundles.request(OutputForm.ALL, TriggerBundles.sample(NETWORK), 100);

        ExportedPackage first = Exporter.export(bundle, request);
        ExportedPackage second = Exporter.export(bundle, request);

        first.files()
                .forEach((name, bytes) ->
                        assertThat(second.files().get(name)).as(name).isEqualTo(bytes));
        assertThat(Checksums.zip("calo", first.files())).isEqualTo(Checksums.zip("calo", second.files()));
    }

    @Test
    void thePackageIsWrittenOnceAndComparedWithTheOneBefore() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        ExportRequest request = TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 20);
        Path out = folder.resolve("package");

        ExportedPackage made = Exporter.export(bundle, request);
        made.write(out);

        assertThat(out.resolve("calo-v2-fpga.zip")).isNotEmptyFile();
        assertThat(out.resolve("emulator/wrapper.cpp"))
                .content()
                .contains("hls4ml_calo_v2::calo(")
                .doesNotContain("@");
        assertThatThrownBy(() -> made.write(out))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not empty");
        ExportRequest other = new ExportRequest(
                OutputForm.SCORE,
                Optional.empty(),
                new Bits(6, 8, 16, request.bits().input(), java.util.Map.of()),
                new Prune(0.5, false),
                Optional.of(20),
                OptionalLong.empty(),
                request.sample(),
                "the same",
                Optional.empty(),
                OptionalDouble.empty(),
                request.target(),
                request.settings(),
                "1.2",
                Optional.of(out));
        assertThat(text(Exporter.export(bundle, other), "CHANGES.md"))
                .contains("| bits.weights | 8 | 6 |")
                .contains("| pruned.fraction | 0.0 | 0.5 |")
                .contains("model.onnx")
                .doesNotContain("manifest.json", "CHANGES.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"l1-calo-student", "l1-calo-teacher"})
    void shippedTriggerModelsFollowTheirFloatNetworks(String name) throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models/" + name));
        OutputForm form = name.endsWith("student") ? OutputForm.NETWORK : OutputForm.SCORE;

        ExportedPackage made = Exporter.export(bundle, TriggerBundles.shipped(bundle, form, 200, 20));

        assertVectorsRepeat(made, 20);
        assertThat(JSON.readTree(text(made, "manifest.json"))
                        .path("accuracy")
                        .get(0)
                        .path("correlation")
                        .asDouble())
                .isGreaterThan(0.95);
    }

    @Test
    void shippedModelsAreExported() throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models/ecal-endcap"));
        Sample golden = Sample.of(
                bundle.contents().goldenInputs().toFloats(),
                bundle.contents().network().input().size());
        ExportRequest request = new ExportRequest(
                OutputForm.NETWORK,
                Optional.empty(),
                Bits.DEFAULT,
                Prune.NOTHING,
                Optional.of(20),
                OptionalLong.empty(),
                golden,
                "golden inputs",
                Optional.empty(),
                OptionalDouble.empty(),
                Target.named("vx690t-160"),
                HlsSettings.of("ecal_endcap", 4),
                "1.2",
                Optional.empty());

        ExportedPackage made = Exporter.export(bundle, request);

        assertVectorsRepeat(made, 20);
        assertThat(text(made, "inputs.md"))
                .contains("u of the 8 neighbours, row by row")
                .contains("[1, 8, 8, 21]");
        assertThat(JSON.readTree(text(made, "manifest.json"))
                        .path("accuracy")
                        .get(0)
                        .path("correlation")
                        .asDouble())
                .isGreaterThan(0.9);
    }

    @Test
    void bitsAreLoweredAsFarAsTheBoundAllows() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        ExportRequest plain = TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 20);

        ExportedPackage before = Exporter.export(bundle, plain);
        ExportedPackage after = Exporter.export(bundle, TriggerBundles.searching(plain, 0.002));

        JsonNode manifest = JSON.readTree(text(after, "manifest.json"));
        assertThat(manifest.path("bits").path("layers").size()).isPositive();
        assertThat(manifest.path("cost").path("weight_bits").asLong())
                .isLessThan(JSON.readTree(text(before, "manifest.json"))
                        .path("cost")
                        .path("weight_bits")
                        .asLong());
        assertThat(manifest.path("accuracy").get(0).path("correlation").asDouble())
                .isGreaterThan(0.98);
    }

    @Test
    void signalEventsGiveRocCurvesOfBothNetworks() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        ExportRequest plain = TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 20);

        ExportedPackage made =
                Exporter.export(bundle, TriggerBundles.withSignal(plain, Networks.counts(NETWORK, 50, 2000, 9)));

        JsonNode roc = JSON.readTree(text(made, "manifest.json")).path("roc");
        assertThat(roc.path("auc_float").asDouble()).isBetween(0.5, 1.0);
        assertThat(roc.path("auc_quantised").asDouble())
                .isCloseTo(roc.path("auc_float").asDouble(), org.assertj.core.api.Assertions.within(0.02));
        assertThat(text(made, "roc.csv")).startsWith("background_efficiency,");
        assertThat(text(made, "MODEL_CARD.md")).contains("300 background and 50 signal events");
    }

    @Test
    void aTriggersPackageTellsRatesInTheCodesOfItsChip() throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models/l1-calo-student"));
        CodesBySample.Request crossings =
                new CodesBySample.Request(6, new CrossingPlan(1, 2, 25, 2_000, PileupProfile.LEVELLED), 500);
        Sample sample = inputs(crossings.crossings(org.dqm.model.crossing.Sample.TOP_PAIR), 200);

        ExportedPackage made = Exporter.export(
                bundle,
                TriggerBundles.request(OutputForm.NETWORK, sample, 20)
                        .with(Bits.DEFAULT.withInput(new FixedType(false, 10, -5)))
                        .judgedBy(new Judged(sample, sample, Optional.of(crossings))));

        JsonNode score = JSON.readTree(text(made, "manifest.json")).path("score");
        JsonNode rates = score.path("rate_against_threshold");
        assertThat(rates.path("khz").asDouble()).isBetween(0.5, 3.0);
        assertThat(rates.path("background_crossings").asInt()).isEqualTo(100_000);
        assertThat(rates.path("efficiency").path("hot-region").path("value").asDouble())
                .isBetween(0.05, 0.5);
        List<String> lines = text(made, "rates.csv").lines().toList();
        assertThat(lines.get(0)).startsWith("threshold_code,acceptance,khz,khz_error,displaced,displaced_error");
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(text(made, "MODEL_CARD.md"))
                .contains("At threshold code " + score.path("threshold_code").asLong());
    }

    @Test
    void signalEventsNeedAScore() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        Sample sample = TriggerBundles.sample(NETWORK);
        ExportRequest request =
                TriggerBundles.withSignal(TriggerBundles.request(OutputForm.NETWORK, sample, 20), sample);

        assertThatThrownBy(() -> Exporter.export(bundle, request))
                .hasMessageContaining("is no score")
                .hasMessageContaining("--outputs score");
    }

    @Test
    void aModelWithoutAScoreSaysWhy() throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models/ecal-endcap"));
        Sample golden = Sample.of(
                bundle.contents().goldenInputs().toFloats(),
                bundle.contents().network().input().size());

        assertThatThrownBy(() -> Exporter.export(
                        bundle,
                        new ExportRequest(
                                OutputForm.SCORE,
                                Optional.empty(),
                                Bits.DEFAULT,
                                Prune.NOTHING,
                                Optional.of(20),
                                OptionalLong.empty(),
                                golden,
                                "golden inputs",
                                Optional.empty(),
                                OptionalDouble.empty(),
                                Target.named("vu13p-240"),
                                HlsSettings.of("ecal_endcap", 4),
                                "1.2",
                                Optional.empty())))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer out")
                .hasMessageContaining("--outputs network");
    }

    private static Sample inputs(Crossings crossings, int count) {
        short[] map = new short[crossings.ny() * crossings.nx()];
        return Sample.of(IntStream.range(0, count)
                .mapToObj(event -> {
                    crossings.read(event, map);
                    return IntStream.range(0, map.length)
                            .mapToDouble(i -> map[i] / 32.0)
                            .toArray();
                })
                .toList());
    }

    private static void assertVectorsRepeat(ExportedPackage made, int events) {
        QonnxInterpreter interpreter = new QonnxInterpreter(bytes(made, "model.onnx"));
        List<double[]> inputs = numbers(text(made, "tb_input_features.dat"));
        List<double[]> outputs = numbers(text(made, "tb_output_predictions.dat"));
        assertThat(inputs).hasSize(events);
        for (int e = 0; e < events; e++) {
            assertThat(interpreter.run(inputs.get(e))).as("event " + e).containsExactly(outputs.get(e));
        }
    }

    private static List<double[]> numbers(String dat) {
        return dat.lines()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static byte[] bytes(ExportedPackage made, String name) {
        return Objects.requireNonNull(made.files().get(name), name);
    }

    private static String text(ExportedPackage made, String name) {
        return new String(bytes(made, name), StandardCharsets.UTF_8);
    }
}
