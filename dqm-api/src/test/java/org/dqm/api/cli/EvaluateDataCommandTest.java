package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateDataCommandTest {
    private static final Path MODEL =
            Path.of("").toAbsolutePath().getParent().resolve("models").resolve("ecal-endcap");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void whatSimulateLabelsEvaluateJudges() throws IOException {
        assertThat(run(
                        "simulate",
                        "--detector",
                        "ecal-endcap",
                        "--runs",
                        "2",
                        "--lumisections",
                        "12",
                        "--seed",
                        "22",
                        "--events",
                        "500",
                        "--faults",
                        "dead,block,x=5-9,y=5-9,since=9,until=11",
                        "--out",
                        path("sim.ndjson")))
                .isZero();

        int exit = run("evaluate", "--model", MODEL.toString(), "--data", path("sim.ndjson"), "--out", path("out"));

        assertThat(exit).isZero();
        JsonNode metrics =
                new ObjectMapper().readTree(folder.resolve("out/metrics.json").toFile());
        assertThat(metrics.at("/data/0/file").asText()).isEqualTo("sim.ndjson");
        assertThat(metrics.at("/faults/0/kind").asText()).isEqualTo("dead");
        assertThat(metrics.at("/faults/0/shape").asText()).isEqualTo("block");
        assertThat(metrics.at("/faults/0/n").asInt()).isEqualTo(2);
        assertThat(metrics.at("/faults/0/methods/autoencoder/detected").asDouble())
                .isEqualTo(1);
        assertThat(metrics.at("/faults/0/methods/autoencoder/latency_lumisections")
                        .asInt())
                .isEqualTo(1);
        assertThat(folder.resolve("out/report.html")).content().contains("sim.ndjson", "dead block 5×5");
    }

    @Test
    void eitherDataOrSimulateIsNeeded() {
        assertThat(run("evaluate", "--model", "m", "--out", "o")).isEqualTo(2);
        assertThat(err.toString()).contains("either --data or --simulate is needed, not both");
        assertThat(run("evaluate", "--model", "m", "--out", "o", "--data", "f", "--simulate", "hcal"))
                .isEqualTo(2);
    }

    @Test
    void optionsThatMakeRunsAreRefusedByName() {
        for (List<String> option :
                List.of(List.of("--seed", "20"), List.of("--rows", "bin"), List.of("--runs", "3"), List.of("--gate"))) {
            List<String> arguments = Stream.concat(
                            Stream.of("evaluate", "--model", "m", "--out", "o", "--data", "f"), option.stream())
                    .toList();

            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
            assertThat(err.toString()).contains(option.get(0) + " is for --simulate, not for --data");
        }
    }

    @Test
    void methodsThatHaveToLearnAreRefused() {
        assertThat(run("evaluate", "--model", "m", "--out", "o", "--data", "f", "--methods", "sobel"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--methods: with --data there are [autoencoder, without_network]");
    }

    @Test
    void aFileThatIsNotThereFails() {
        int exit = run("evaluate", "--model", MODEL.toString(), "--data", path("none.ndjson"), "--out", path("out"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("no such file", "none.ndjson");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    }
}
