package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dqm.model.crossing.CaloRegionsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCrossingsTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int simulate(String... options) {
        List<String> args = new ArrayList<>(List.of("simulate", "--detector", "l1-calo", "--seed", "7", "--runs", "1"));
        args.addAll(List.of(options));
        return Main.commandLine().setErr(new PrintWriter(err)).execute(args.toArray(String[]::new));
    }

    @Test
    void crossingsAreAnHdf5FileOfOneMapEach() throws IOException {
        Path out = folder.resolve("calo.h5");

        int exit = simulate("--lumisections", "3", "--events", "100", "--out", out.toString());

        assertThat(exit).isZero();
        assertThat(CaloRegionsFile.read(out).size()).isEqualTo(300);
    }

    @Test
    void pileupComesFromAConditionsFile() throws IOException {
        Path conditions = folder.resolve("conditions.ndjson");
        List<String> lines = new ArrayList<>();
        for (int ls = 1; ls <= 40; ls++) {
            lines.add("{\"run_number\": 5, \"lumisection_number\": " + ls
                    + ", \"pileup\": 10.0, \"beams_stable\": true}");
        }
        Files.write(conditions, lines);
        Path quiet = folder.resolve("quiet.h5");
        Path busy = folder.resolve("busy.h5");

        simulate("--lumisections", "1", "--out", quiet.toString(), "--conditions", conditions.toString());
        simulate("--lumisections", "1", "--out", busy.toString());

        assertThat(energy(quiet)).isLessThan(0.7 * energy(busy));
    }

    @Test
    void everySignalHasAName() {
        String[] base = {"--lumisections", "1", "--events", "10", "--out"};

        for (String signal : List.of("multi-jet", "displaced", "soft-unclustered", "top-pair", "hot-region")) {
            String out = folder.resolve(signal + ".h5").toString();
            assertThat(simulate(base[0], base[1], base[2], base[3], base[4], out, "--signal", signal))
                    .as(signal)
                    .isZero();
        }
    }

    @Test
    void whatDoesNotFitIsAUsageErrorThatSaysWhy() {
        assertThat(simulate("--lumisections", "1", "--out", "x.ndjson")).isEqualTo(2);
        assertThat(err.toString()).contains("name a file .h5, not x.ndjson");
        assertThat(simulate("--lumisections", "1", "--out", "x.h5", "--signal", "higgs"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no 'higgs'; found: background, multi-jet");
        assertThat(simulate("--lumisections", "1", "--out", "x.h5", "--faults", "catalogue"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--faults is for maps of lumisections");
        assertThat(simulate("--lumisections", "2000", "--out", "x.h5")).isEqualTo(2);
        assertThat(err.toString()).contains("at most 1000000 crossings, got 2000000");
    }

    private static double energy(Path file) throws IOException {
        var crossings = CaloRegionsFile.read(file);
        short[] map = new short[252];
        double sum = 0;
        for (int i = 0; i < crossings.size(); i++) {
            crossings.read(i, map);
            for (short region : map) {
                sum += region;
            }
        }
        return sum / crossings.size();
    }
}
