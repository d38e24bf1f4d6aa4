package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFpgaCommandTest {
    private static final String MODEL = "../models/ecal-endcap";

    @TempDir
    private Path folder;

    @Test
    void aShippedModelBecomesAPackage() throws IOException {
        run(
                0,
                "export-fpga",
                "--model",
                MODEL,
                "--out",
                path("package"),
                "--events",
                "10",
                "--weight-bits",
                "6",
                "--layer-bits",
                "out=8",
                "--target",
                "vx690t-160",
                "--hls4ml",
                "1.2",
                "--backend",
                "Vivado");

        JsonNode manifest = new ObjectMapper().readTree(Files.readString(folder.resolve("package/manifest.json")));
        assertThat(manifest.path("bundle").path("name").asText()).isEqualTo("ecal-endcap");
        assertThat(manifest.path("hls4ml").path("backend").asText()).isEqualTo("Vivado");
        assertThat(manifest.path("bits").path("layers").path("out").asInt()).isEqualTo(8);
        assertThat(manifest.path("calibration_sample").path("origin").asText()).startsWith("simulated ecal-endcap");
        assertThat(folder.resolve("package/tb_input_features.dat")).content().hasLineCount(10);
        assertThat(folder.resolve("package/ecal_endcap-v4-fpga.zip")).isNotEmptyFile();
    }

    @Test
    void whatCannotBeExportedSaysLayerCauseAndRemedy() {
        String told = run(1, "export-fpga", "--model", MODEL, "--out", path("score"), "--outputs", "score");

        assertThat(told).contains("layer out").contains("[1, 8, 8, 21]").contains("--outputs network");
        assertThat(folder.resolve("score")).doesNotExist();
    }

    @Test
    void aMistypedOptionIsAUsageError() {
        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--target", "vu9p"))
                .contains("found: vu13p-240, vx690t-160, custom");
        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--weight-bits", "1"))
                .contains("--weight-bits: bits of weights must be 2 to 16, got 1");
        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--input-type", "float"))
                .contains("--input-type: no fixed-point type 'float'");
        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--layer-bits", "otu=6"))
                .contains("--layer-bits: no layer 'otu' with weights; found: [");
        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--layer-reuse", "otu=6"))
                .contains("--layer-reuse: no layer 'otu' with weights; found: [");
        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--events", "5"))
                .contains("--events: must be 10 to 1000000, got 5");
        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--hls4ml", "1.1"))
                .contains("--hls4ml: must be 1.2 or 1.3, got '1.1'");
    }

    @Test
    void aThresholdThatTheScoreCannotHaveIsAUsageError() {
        String student = "../models/l1-calo-student";

        assertThat(run(2, "export-fpga", "--model", MODEL, "--out", path("a"), "--threshold", "100"))
                .contains("--threshold: outputs 'network' of this bundle are no score");
        assertThat(run(2, "export-fpga", "--model", student, "--out", path("a"), "--threshold", "0"))
                .contains("--threshold: must be 1 to 65535, the codes of 16 bits, got 0");
        assertThat(run(2, "export-fpga", "--model", student, "--out", path("a"), "--threshold", "70000"))
                .contains("got 70000");
    }

    @Test
    void recordsAreScoredByTheEmulator() throws IOException {
        run(
                0,
                "simulate",
                "--detector",
                "ecal-endcap",
                "--runs",
                "1",
                "--lumisections",
                "2",
                "--seed",
                "5",
                "--out",
                path("sim.ndjson"));

        run(
                0,
                "score",
                "--model",
                MODEL,
                "--data",
                path("sim.ndjson"),
                "--engine",
                "emulator",
                "--weight-bits",
                "8",
                "--out",
                path("scores.ndjson"));

        assertThat(Files.readAllLines(folder.resolve("scores.ndjson")))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("\"engine\":\"emulator\"").contains("\"score\":"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String run(int expected, String... args) {
        StringWriter told = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(told)).execute(args);
        assertThat(code).as(told.toString()).isEqualTo(expected);
        return told.toString();
    }
}
