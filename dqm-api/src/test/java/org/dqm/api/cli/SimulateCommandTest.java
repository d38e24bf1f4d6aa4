package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void recordsCarryTheContractsKeysAndTheTruth() throws IOException {
        Path out = folder.resolve("sim.ndjson");

        int exit = simulate(
                "--runs", "2", "--lumisections", "3", "--out", out.toString(), "--faults", "dead,bin,x=40,y=9,since=3");

        assertThat(exit).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(6);
        JsonNode last = new ObjectMapper().readTree(lines.get(5));
        assertThat(last.path("run_number").asInt()).isEqualTo(7002);
        assertThat(last.path("ls_number").asInt()).isEqualTo(3);
        assertThat(last.path("me").asText()).isEqualTo("HcalSim/DigiTask/Occupancy/depth/depth1");
        assertThat(last.path("x_bin").asInt()).isEqualTo(84);
        assertThat(last.path("y_bin").asInt()).isEqualTo(72);
        assertThat(last.path("data")).hasSize(72);
        assertThat(last.path("data").path(8).path(39).asInt()).isZero();
        assertThat(last.path("events").asInt()).isBetween(1_250, 2_050);
        assertThat(last.path("simulation").toString()).isEqualTo("{\"detector\":\"hcal\",\"seed\":7,\"version\":2}");
        assertThat(last.path("faults").toString())
                .isEqualTo("[{\"id\":\"fault-1\",\"kind\":\"dead\",\"shape\":\"bin\",\"bins\":[[40,9]],\"factor\":0.0,"
                        + "\"since_ls\":3}]");
        assertThat(new ObjectMapper().readTree(lines.get(4)).path("faults")).isEmpty();
    }

    @Test
    void theSameSeedWritesTheSameFileAndAnotherSeedOtherRuns() throws IOException {
        Path first = folder.resolve("a.ndjson.gz");
        Path second = folder.resolve("b.ndjson.gz");

        simulate("--runs", "1", "--lumisections", "2", "--out", first.toString());
        simulate("--runs", "1", "--lumisections", "2", "--out", second.toString());

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(NdjsonReader.forEach(first, new HistogramCodec(), line -> {}).accepted())
                .isEqualTo(2);
    }

    @Test
    void aScenarioWritesItsConditionsBesideTheMaps() throws IOException {
        Path out = folder.resolve("dump.ndjson");
        Path conditions = folder.resolve("conditions.ndjson.gz");

        int exit = simulate(
                "--runs",
                "1",
                "--lumisections",
                "32",
                "--events",
                "100",
                "--scenario",
                "beam-dump",
                "--elements",
                "2",
                "--out",
                out.toString(),
                "--conditions-out",
                conditions.toString());

        assertThat(exit).isZero();
        JsonNode last = new ObjectMapper().readTree(Files.readAllLines(out).get(63));
        assertThat(last.path("me").asText()).endsWith("/element1");
        assertThat(last.path("simulation").toString())
                .isEqualTo("{\"detector\":\"hcal\",\"seed\":7,\"version\":2,\"element\":1,"
                        + "\"beam_mode\":\"NO_BEAM\",\"hv_fraction\":1.0,\"included\":true}");
        List<String> lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(conditions)), StandardCharsets.UTF_8))
                .lines()
                .toList();
        assertThat(lines).hasSize(32);
        JsonNode dumped = new ObjectMapper().readTree(lines.get(30));
        assertThat(dumped.path("lumisection_number").asInt()).isEqualTo(31);
        assertThat(dumped.path("beam_mode").asText()).isEqualTo("DUMP");
        assertThat(dumped.path("events").asInt()).isEqualTo(50);
        assertThat(dumped.path("hv_fraction").asDouble()).isEqualTo(1);
        assertThat(dumped.path("hcal_ready").asBoolean()).isTrue();
        assertThat(dumped.path("beams_stable").asBoolean()).isFalse();
    }

    @Test
    void aConditionsFileGivesThePileupAndDriftTakesTwoMaps() throws IOException {
        Path out = folder.resolve("recorded.ndjson");
        Path conditions = folder.resolve("real.ndjson");
        simulate(
                "--runs",
                "1",
                "--lumisections",
                "40",
                "--out",
                out.toString(),
                "--conditions-out",
                conditions.toString());
        Path before = Files.writeString(folder.resolve("before.csv"), "1,2\n3,4\n");

        assertThat(simulate(
                        "--runs",
                        "1",
                        "--lumisections",
                        "2",
                        "--out",
                        out.toString(),
                        "--conditions",
                        conditions.toString()))
                .isZero();
        assertThat(new ObjectMapper().readTree(Files.readAllLines(out).get(1)).path("pileup"))
                .isEqualTo(new ObjectMapper()
                        .readTree(Files.readAllLines(conditions).get(1))
                        .path("pileup"));
        assertThat(simulate("--runs", "1", "--lumisections", "1", "--out", out.toString(), "--scenario", "disaster"))
                .isEqualTo(2);
        assertThat(simulate(
                        "--runs",
                        "1",
                        "--lumisections",
                        "1",
                        "--out",
                        out.toString(),
                        "--drift-maps",
                        before.toString(),
                        before.toString()))
                .isEqualTo(2);
        assertThat(simulate("--runs", "2", "--lumisections", "1", "--out", out.toString(), "--scenario", "drift"))
                .isZero();
    }

    @Test
    void aBadOptionIsAUsageErrorThatSaysWhatExists() {
        StringWriter err = new StringWriter();

        int exit = Main.commandLine()
                .setErr(new PrintWriter(err))
                .execute(
                        "simulate",
                        "--detector",
                        "tracker",
                        "--runs",
                        "1",
                        "--lumisections",
                        "1",
                        "--seed",
                        "1",
                        "--out",
                        "x");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("no 'tracker'; found: [ecal-barrel, ecal-endcap, hcal");
        assertThat(simulate("--runs", "0", "--lumisections", "1", "--out", "x")).isEqualTo(2);
        assertThat(simulate("--runs", "1", "--lumisections", "1", "--out", "x", "--faults", "dead,bin"))
                .isEqualTo(2);
    }

    @Test
    void anOutputThatCannotBeWrittenFailsInOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        StringWriter err = new StringWriter();

        int exit = Main.commandLine()
                .setErr(new PrintWriter(err))
                .execute(
                        "simulate",
                        "--detector",
                        "hcal",
                        "--seed",
                        "7",
                        "--runs",
                        "1",
                        "--lumisections",
                        "1",
                        "--out",
                        file.resolve("below").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("dqm simulate: ");
    }

    private static int simulate(String... options) {
        String[] args = new String[options.length + 5];
        System.arraycopy(new String[] {"simulate", "--detector", "hcal", "--seed", "7"}, 0, args, 0, 5);
        System.arraycopy(options, 0, args, 5, options.length);
        return Main.commandLine().setErr(new PrintWriter(new StringWriter())).execute(args);
    }
}
