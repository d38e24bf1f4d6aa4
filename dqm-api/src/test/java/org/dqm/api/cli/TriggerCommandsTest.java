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
import org.dqm.model.registry.BundleReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher and a student of a few hundred crossings: enough to see every step, not to judge them. */
class TriggerCommandsTest {
    @TempDir
    private static Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void trainBoth() {
        List<String> crossings = List.of(
                "--simulate", "l1-calo", "--runs", "2", "--lumisections", "5", "--events", "30", "--epochs", "4");
        assertThat(run(new StringWriter(), "train", "--architecture", "trigger-autoencoder", crossings, "teacher/1"))
                .isZero();
        List<String> taught = new ArrayList<>(crossings);
        taught.addAll(List.of("--teacher", folder.resolve("teacher").toString()));
        assertThat(run(new StringWriter(), "train", "--architecture", "student", taught, "student/1"))
                .isZero();
    }

    private static int run(
            StringWriter err, String command, String option, String value, List<String> more, String out) {
        List<String> args = new ArrayList<>(List.of(command, option, value));
        args.addAll(more);
        args.addAll(List.of("--out", folder.resolve(out).toString()));
        return Main.commandLine().setErr(new PrintWriter(err)).execute(args.toArray(String[]::new));
    }

    /** Evaluates the student. */
    private int judge(List<String> options, String out) {
        return run(err, "evaluate", "--model", folder.resolve("student").toString(), options, out);
    }

    private int judge300000(String out, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--simulate", "l1-calo", "--runs", "2", "--lumisections", "20", "--events", "7500", "--seed", "3"));
        options.addAll(List.of(more));
        return judge(options, out);
    }

    @Test
    void bundlesSayThatTheyAreTriggersAndWhoTaughtThem() throws IOException {
        JsonNode student = manifest("student/1");

        assertThat(student.path("kind").asText()).isEqualTo("trigger");
        assertThat(student.path("exportable").asBoolean()).isTrue();
        assertThat(student.path("preprocessing").toString())
                .isEqualTo("{\"content\":\"bunch crossings\",\"input_bits\":10,\"input_exponent\":-5,"
                        + "\"score\":\"output\"}");
        assertThat(student.path("metrics").path("teacher").asText()).isEqualTo("teacher/1");
        assertThat(manifest("teacher/1").path("preprocessing").path("score").asText())
                .isEqualTo("squared_error");
    }

    @Test
    void aStudentTrainedForFourBitsIsExportedAsItIs() throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--simulate l1-calo --runs 2 --lumisections 5 --events 30 --epochs 1 --weight-bits 4 --prune 0.5"
                        .split(" ")));
        options.addAll(List.of(
                "--teacher",
                folder.resolve("teacher").toString(),
                "--from",
                folder.resolve("student/1").toString()));
        assertThat(run(err, "train", "--architecture", "student", options, "small/1"))
                .as(err.toString())
                .isZero();

        String small = folder.resolve("small").toString();
        assertThat(run(err, "export-fpga", "--model", small, List.of("--events", "100"), "package"))
                .as(err.toString())
                .isZero();

        float[] trained = BundleReader.read(folder.resolve("small/1"))
                .contents()
                .weights()
                .values("mix.kernel");
        JsonNode exported = new ObjectMapper()
                .readTree(folder.resolve("package/weights.json").toFile())
                .path("w_mix");
        assertThat(exported.path("type").asText()).startsWith("fixed<4,");
        double step = Math.scalb(1.0, exported.path("exponent").asInt());
        int zeros = 0;
        for (int i = 0; i < trained.length; i++) {
            assertThat(exported.path("integers").path(i).asInt() * step).isEqualTo(trained[i]);
            zeros += trained[i] == 0 ? 1 : 0;
        }
        assertThat(zeros).isGreaterThanOrEqualTo(trained.length / 2);
    }

    @Test
    void whatAChipCannotBeTrainedForIsRefusedByOption() {
        List<String> data = List.of("--simulate", "l1-calo", "--runs", "2", "--lumisections", "5", "--events", "30");

        assertThat(refusedTraining(data, "--weight-bits", "1")).contains("--weight-bits", "2 to 16, got 1");
        assertThat(refusedTraining(data, "--prune", "0.5")).contains("need --from");
        assertThat(refusedTraining(data, "--prune", "1.5")).contains("--prune", "got 1.5");
        assertThat(refusedTraining(data, "--prune-filters", "--epochs", "1"))
                .contains("filters are pruned by a fraction");
    }

    private String refusedTraining(List<String> data, String... more) {
        List<String> options = new ArrayList<>(data);
        options.addAll(List.of(more));
        StringWriter said = new StringWriter();
        assertThat(run(said, "train", "--architecture", "trigger-autoencoder", options, "refused"))
                .isEqualTo(2);
        return said.toString();
    }

    @Test
    void evaluationWritesRatesAndEfficiencies() throws IOException {
        int exit = judge300000("rates");

        assertThat(exit).as(err.toString()).isZero();
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("rates/trigger.json").toFile());
        assertThat(result.path("background_crossings").asInt()).isEqualTo(300_000);
        assertThat(result.path("points")).hasSize(9);
        assertThat(result.path("points")
                        .path(0)
                        .path("efficiency")
                        .path("top-pair")
                        .path("crossings")
                        .asInt())
                .isEqualTo(20_000);
        assertThat(Files.readAllLines(folder.resolve("rates/rates.csv")).get(0))
                .startsWith("threshold_code,acceptance,khz,khz_error,displaced,displaced_error,hot-region");
    }

    @Test
    void theFixedPointNetworkIsJudgedBesideTheFloatOneOnTheSameCrossings() throws IOException {
        int exit = judge300000("quantised", "--engine", "emulator", "--weight-bits", "6");

        assertThat(exit).as(err.toString()).isZero();
        JsonNode result = new ObjectMapper()
                .readTree(folder.resolve("quantised/trigger.json").toFile());
        assertThat(result.path("fixed_point").path("weight_bits").asInt()).isEqualTo(6);
        assertThat(result.path("fixed_point").path("activation_bits").asInt()).isEqualTo(10);
        assertThat(result.path("fixed_point").path("calibration_sample").asText())
                .contains("seed 77", "unusual");
        assertThat(result.path("points")).hasSize(12);
        JsonNode quantised = result.path("points").path(5);
        assertThat(quantised.path("method").asText()).isEqualTo("quantised");
        JsonNode ratio = quantised.path("ratio_to_model").path("top-pair");
        assertThat(ratio.path("value").asDouble()).isBetween(0.5, 2.0);
        assertThat(ratio.path("error").asDouble()).isBetween(0.0001, 0.5);
    }

    @Test
    void bitsWithoutTheEmulatorAreAUsageError() {
        assertThat(judge(List.of("--simulate", "l1-calo", "--runs", "1", "--seed", "3", "--weight-bits", "6"), "none"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--weight-bits is for --engine emulator");
    }

    @Test
    void tooFewCrossingsForARateAreRefused() {
        assertThat(judge(List.of("--simulate", "l1-calo", "--runs", "1", "--seed", "3", "--events", "10"), "none"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("simulate more");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void scoringOccupancyMapsWithATriggerFailsWithTheReason() throws IOException {
        Path maps = folder.resolve("maps.ndjson");
        Main.commandLine()
                .execute(
                        "simulate",
                        "--detector",
                        "hcal",
                        "--runs",
                        "1",
                        "--lumisections",
                        "1",
                        "--seed",
                        "1",
                        "--out",
                        maps.toString());

        int exit = run(
                err,
                "score",
                "--model",
                folder.resolve("student").toString(),
                List.of("--data", maps.toString()),
                "scores.ndjson");

        assertThat(exit).isOne();
        assertThat(err.toString()).contains("student/1 is of kind trigger", "not occupancy maps");
    }

    @Test
    void studentWithoutATeacherIsAUsageError() {
        List<String> crossings = List.of("--simulate", "l1-calo", "--runs", "1", "--lumisections", "2");

        assertThat(run(err, "train", "--architecture", "student", crossings, "orphan/1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a student needs its teacher's bundle");
    }

    private static JsonNode manifest(String bundle) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(bundle).resolve("manifest.json").toFile());
    }
}
