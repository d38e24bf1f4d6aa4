package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dqm.fpga.export.Packages.assertVectorsRepeat;
import static org.dqm.fpga.export.Packages.bytes;
import static org.dqm.fpga.export.Packages.manifest;
import static org.dqm.fpga.export.Packages.numbers;
import static org.dqm.fpga.export.Packages.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dqm.fpga.Networks;
import org.dqm.fpga.lint.Linter;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Prune;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.pass.UnsupportedNetworkException;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExporterTest {
    private static final NetworkSpec NETWORK = Networks.autoencoder8x12();

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

        JsonNode manifest = manifest(made);
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
        assertThat(manifest(made).path("accuracy").get(0).path("correlation").asDouble())
                .isGreaterThan(0.9);
    }

    @Test
    void bitsAreLoweredAsFarAsTheBoundAllows() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        ExportRequest plain = TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 20);

        ExportedPackage before = Exporter.export(bundle, plain);
        ExportedPackage after = Exporter.export(bundle, TriggerBundles.searching(plain, 0.002));

        JsonNode manifest = manifest(after);
        assertThat(manifest.path("bits").path("layers").size()).isPositive();
        assertThat(manifest.path("cost").path("weight_bits").asLong())
                .isLessThan(manifest(before).path("cost").path("weight_bits").asLong());
        assertThat(manifest.path("accuracy").get(0).path("correlation").asDouble())
                .isGreaterThan(0.98);
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
}
