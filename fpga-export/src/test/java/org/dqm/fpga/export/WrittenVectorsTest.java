package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Prune;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.fpga.qonnx.QonnxInterpreter;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of every shipped bundle, as they lie on the disk. */
class WrittenVectorsTest {
    private static final int EVENTS = 12;
    /** The interpreter is slow. */
    private static final int INTERPRETED = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecal-endcap",
                "ecal-barrel",
                "pixel-layer",
                "drift-tube",
                "hcal",
                "l1-calo-student",
                "l1-calo-teacher"
            })
    void whatIsReadBackFromTheFilesIsWhatTheEmulatorAndTheModelFileAnswer(String model) throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models").resolve(model));
        ExportRequest request = request(bundle);
        List<ExportStep> steps = new ArrayList<>();
        Exporter.export(bundle, request, steps::add).write(folder.resolve("package"));

        List<double[]> inputs = numbers("tb_input_features.dat");
        List<double[]> outputs = numbers("tb_output_predictions.dat");

        JsonNode input = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("package/manifest.json")))
                .path("input");
        FixedType type = FixedType.parse(input.path("type").asText());
        Emulator emulator = emulator(bundle, request);
        QonnxInterpreter interpreter = new QonnxInterpreter(Files.readAllBytes(folder.resolve("package/model.onnx")));
        assertThat(inputs).hasSameSizeAs(outputs).hasSize(EVENTS);
        assertThat(emulator.inputType()).isEqualTo(type);
        for (int e = 0; e < EVENTS; e++) {
            assertThat(emulator.answers(codes(inputs.get(e), type)))
                    .as("event " + e)
                    .containsExactly(outputs.get(e));
        }
        for (int e = 0; e < INTERPRETED; e++) {
            assertThat(interpreter.run(inputs.get(e))).as("event " + e).containsExactly(outputs.get(e));
        }
        assertThat(steps)
                .containsExactly(ExportStep.PRECISION, ExportStep.RATES, ExportStep.TEST_VECTORS, ExportStep.FILES);
        assertThat(outputs.stream().map(Arrays::hashCode).distinct().count())
                .as("different answers")
                .isGreaterThan(EVENTS / 2);
    }

    /** Exact: what is no whole number of the input's steps, or out of its range, is no input of the chip. */
    private static long[] codes(double[] event, FixedType type) {
        return Arrays.stream(event)
                .mapToLong(value -> {
                    double code = value / type.scale();
                    assertThat(code).isEqualTo(Math.rint(code)).isBetween((double) type.min(), (double) type.max());
                    return (long) code;
                })
                .toArray();
    }

    private static Emulator emulator(Bundle bundle, ExportRequest request) {
        return new Emulator(Quantised.of(
                        bundle.contents().network(),
                        bundle.contents().weights(),
                        request.form(),
                        request.latent(),
                        request.prune(),
                        request.bits(),
                        request.sample())
                .graph());
    }

    private static ExportRequest request(Bundle bundle) {
        if (bundle.manifest().kind() == Manifest.Kind.TRIGGER) {
            return TriggerBundles.shipped(bundle, OutputForm.NETWORK, 256, EVENTS);
        }
        Sample golden = Sample.of(
                bundle.contents().goldenInputs().toFloats(),
                bundle.contents().network().input().size());
        return new ExportRequest(
                OutputForm.NETWORK,
                Optional.empty(),
                Bits.DEFAULT,
                Prune.NOTHING,
                Optional.of(EVENTS),
                OptionalLong.empty(),
                golden,
                "golden inputs",
                Optional.empty(),
                OptionalDouble.empty(),
                Target.named("vu13p-240"),
                HlsSettings.of("vectors", 1),
                "1.3",
                Optional.empty());
    }

    private List<double[]> numbers(String file) throws IOException {
        return Files.readAllLines(folder.resolve("package").resolve(file)).stream()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
