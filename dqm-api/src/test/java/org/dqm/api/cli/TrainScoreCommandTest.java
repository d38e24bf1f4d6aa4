package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dqm.domain.ModelVersion;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.BundleReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainScoreCommandTest {
    private static final String ELEMENT = "HcalSim/DigiTask/Occupancy/depth/depth1";
    private static final String[] KEYS = {
        "run_number",
        "ls_number",
        "me",
        "dataset",
        "model",
        "engine",
        "reconstruction_error",
        "score",
        "persistent_score",
        "calibrated_to",
        "threshold",
        "verdict",
        "reason",
        "conditions",
        "regions"
    };

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trainOnAHandfulOfLumisections() {
        run(
                0,
                "simulate",
                "--detector",
                "hcal",
                "--runs",
                "1",
                "--lumisections",
                "9",
                "--seed",
                "3",
                "--out",
                path("sim.ndjson"),
                "--faults",
                "dead,block,x=40-44,y=10-14,since=8,until=9");
        run(
                0,
                "train",
                "--data",
                path("sim.ndjson"),
                "--lumisections",
                "1-5",
                "--element",
                ELEMENT,
                "--epochs",
                "1",
                "--out",
                path("models/hcal/1"));
    }

    @Test
    void eachRecordGetsOneLineWithTheContractsKeys() throws IOException {
        run(0, "score", "--model", path("models/hcal"), "--data", path("sim.ndjson"), "--out", path("scores.ndjson"));

        List<JsonNode> lines = lines("scores.ndjson");
        assertThat(lines).hasSize(9);
        for (JsonNode line : lines) {
            assertThat(line.fieldNames()).toIterable().containsExactly(KEYS);
            assertThat(line.path("model").asText()).isEqualTo("hcal/1");
            assertThat(line.path("engine").asText()).isEqualTo("dl4j");
            assertThat(line.path("verdict").asText())
                    .isEqualTo(line.path("ls_number").asInt() == 8 ? "ANOMALOUS" : "GOOD");
        }
        JsonNode region = lines.get(7).path("regions").path(0);
        assertThat(region.fieldNames()).toIterable().containsExactly("kind", "x_bin", "y_bin", "bins", "score", "unit");
        assertThat(region.path("kind").asText()).isEqualTo("dead");
        assertThat(region.path("x_bin").toString()).isEqualTo("[40,44]");
        assertThat(region.path("y_bin").toString()).isEqualTo("[10,14]");
        assertThat(region.path("bins").path(0).toString()).isEqualTo("[40,10]");
    }

    @Test
    void aNetworkIsTrainedFurtherWithFewBits() throws IOException {
        run(
                0,
                "train",
                "--data",
                path("sim.ndjson"),
                "--lumisections",
                "1-7",
                "--element",
                ELEMENT,
                "--epochs",
                "1",
                "--from",
                path("models/hcal/1"),
                "--weight-bits",
                "3",
                "--prune",
                "0.25",
                "--out",
                path("few/1"));

        BundleContents few = BundleReader.read(folder.resolve("few/1")).contents();
        for (String name : few.weights().names()) {
            float[] values = few.weights().values(name);
            if (name.endsWith(".kernel")) {
                Set<Float> different = new TreeSet<>();
                for (float value : values) {
                    different.add(value);
                }
                assertThat(different).as(name).hasSizeLessThanOrEqualTo(8).contains(0f);
            }
        }
        assertThat(few.manifest().metrics())
                .containsEntry("from", "hcal/1")
                .containsEntry("weight_bits", 3)
                .containsKey("validation_loss_at_start");
        run(0, "score", "--model", path("few"), "--data", path("sim.ndjson"), "--out", path("few.ndjson"));
        assertThat(lines("few.ndjson").get(7).path("verdict").asText()).isEqualTo("ANOMALOUS");
        assertThat(run(
                        2,
                        "train",
                        "--data",
                        path("sim.ndjson"),
                        "--element",
                        ELEMENT,
                        "--out",
                        path("t"),
                        "--prune",
                        "1"))
                .contains("--prune");
    }

    @Test
    void bothEnginesGiveTheSameScores() throws IOException {
        run(0, "score", "--model", path("models/hcal/1"), "--data", path("sim.ndjson"), "--out", path("a.ndjson"));
        run(
                0,
                "score",
                "--model",
                path("models/hcal/1"),
                "--data",
                path("sim.ndjson"),
                "--out",
                path("b.ndjson.gz"),
                "--engine",
                "onnxruntime");
        run(
                0,
                "score",
                "--model",
                path("models/hcal/1"),
                "--data",
                path("sim.ndjson"),
                "--out",
                path("c.ndjson"),
                "--engine",
                "onnxruntime");

        List<JsonNode> dl4j = lines("a.ndjson");
        List<JsonNode> onnx = lines("c.ndjson");
        for (int i = 0; i < dl4j.size(); i++) {
            double score = dl4j.get(i).path("score").asDouble();
            assertThat(Math.abs(onnx.get(i).path("score").asDouble() - score)).isLessThan(1e-2 * Math.max(1, score));
            assertThat(onnx.get(i).path("verdict")).isEqualTo(dl4j.get(i).path("verdict"));
        }
    }

    @Test
    void binScoresAreSignedAndPointAtTheFault() throws IOException {
        run(
                0,
                "score",
                "--model",
                path("models/hcal/1"),
                "--data",
                path("sim.ndjson"),
                "--out",
                path("bins.ndjson"),
                "--bin-scores");

        JsonNode faulty = lines("bins.ndjson").get(7);
        assertThat(faulty.path("bin_score")).hasSize(72);
        assertThat(faulty.path("bin_score").path(0)).hasSize(84);
        assertThat(faulty.path("bin_score").path(11).path(41).asDouble()).isLessThan(-6);
        assertThat(faulty.path("persistent_bin_score").path(11).path(41).asDouble())
                .isLessThan(-3);
        assertThat(faulty.path("bin_score").path(0).path(0).asDouble()).isZero();
    }

    @Test
    void aThresholdOnTheCommandLineWins() throws IOException {
        run(
                0,
                "score",
                "--model",
                path("models/hcal/1"),
                "--data",
                path("sim.ndjson"),
                "--out",
                path("high.ndjson"),
                "--threshold",
                "1e9");

        assertThat(lines("high.ndjson")).allSatisfy(line -> {
            assertThat(line.path("threshold").asDouble()).isEqualTo(1e9);
            assertThat(line.path("verdict").asText()).isEqualTo("GOOD");
        });
    }

    @Test
    void anElementThatTheModelIsNotForIsNotScored() throws IOException {
        Path other = folder.resolve("other.ndjson");
        Files.writeString(other, Files.readString(folder.resolve("sim.ndjson")).replace("HcalSim/", "Pixel/") + "{\n");

        run(0, "score", "--model", path("models/hcal/1"), "--data", other.toString(), "--out", path("none.ndjson"));

        assertThat(lines("none.ndjson")).hasSize(9).allSatisfy(line -> {
            assertThat(line.fieldNames()).toIterable().containsExactly(KEYS);
            assertThat(line.path("verdict").asText()).isEqualTo("NOT_SCORED");
            assertThat(line.path("reason").asText()).isEqualTo("NO_MODEL");
            assertThat(line.path("score").isNull()).isTrue();
        });
    }

    @Test
    void mistakesAreTwoAndFailuresAreOne() {
        run(2, "score", "--model", "x", "--data", "y", "--out", path("z"), "--engine", "abacus");
        run(2, "score", "--model", "x", "--data", "y", "--out", path("z"), "--threshold", "-1");
        run(1, "score", "--model", path("nowhere"), "--data", path("sim.ndjson"), "--out", path("z"));
        run(2, "train", "--data", path("sim.ndjson"), "--element", "A", "--out", path("t"), "--lumisections", "3-1");
        run(2, "train", "--data", path("sim.ndjson"), "--element", "A", "--out", path("t"), "--architecture", "deep");
        run(1, "train", "--data", path("sim.ndjson"), "--element", "A/b", "--out", path("t"));
        run(1, "train", "--data", path("missing"), "--element", ELEMENT, "--out", path("t"));
        assertThat(run(1, "train", "--data", path("sim.ndjson"), "--element", ELEMENT, "--out", path("models/hcal/1")))
                .contains("is not empty; a bundle is never overwritten");
    }

    @Test
    void theFolderNamesTheModel() {
        assertThat(TrainCommand.model(Path.of("models/hcal/12"))).isEqualTo(new ModelVersion("hcal", 12));
        assertThat(TrainCommand.model(Path.of("/tmp/mine"))).isEqualTo(new ModelVersion("mine", 1));
        assertThat(TrainCommand.model(Path.of("/7"))).isEqualTo(new ModelVersion("7", 1));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String run(int exit, String... args) {
        StringWriter err = new StringWriter();
        assertThat(Main.commandLine().setErr(new PrintWriter(err)).execute(args))
                .as("%s: %s", String.join(" ", args), err)
                .isEqualTo(exit);
        return err.toString();
    }

    private static List<JsonNode> lines(String name) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}
