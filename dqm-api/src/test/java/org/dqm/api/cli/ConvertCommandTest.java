package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;
import org.dqm.ingest.NdjsonReader;
import org.dqm.model.crossing.CaloRegionsFile;
import org.dqm.model.crossing.StoredCrossings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out.ndjson.gz");
    }

    /** Runs it and returns what it says. */
    private String convert(int exit, Object... args) {
        List<String> all = new ArrayList<>(List.of("convert", "--out", out().toString()));
        for (Object arg : args) {
            all.add(arg.toString());
        }
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        StringWriter usage = new StringWriter();
        try {
            assertThat(Main.commandLine().setErr(new PrintWriter(usage)).execute(all.toArray(String[]::new)))
                    .as("%s%s", said, usage)
                    .isEqualTo(exit);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8) + usage;
    }

    private static List<LumisectionHistogram> read(Path file) throws IOException {
        List<LumisectionHistogram> all = new ArrayList<>();
        try (NdjsonReader reader = NdjsonReader.open(file, new HistogramCodec())) {
            for (Optional<NdjsonLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                assertThat(line.get().decoded()).isInstanceOf(Decoded.Accepted.class);
                all.add(((Decoded.Accepted) line.get().decoded()).histogram());
            }
        }
        return all;
    }

    private static RecordId id(String me, int run, int ls) {
        return new RecordId(new ElementKey("", me), run, ls);
    }

    private Path hdf(String name, Map<String, Object> datasets) {
        Path file = folder.resolve(name);
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            datasets.forEach(hdf::putDataset);
        }
        return file;
    }

    private static short[][][] maps(int n) {
        short[][][] maps = new short[n][4][3];
        for (int i = 0; i < n; i++) {
            maps[i][i % 4][i % 3] = (short) (i + 1);
        }
        return maps;
    }

    @Test
    void crossingsAddUpToTheMapOfTheirLumisection() throws IOException {
        Path made = folder.resolve("calo.h5");
        Main.commandLine()
                .execute(("simulate --detector l1-calo --seed 7 --runs 1 --lumisections 3 --events 50 --out " + made)
                        .split(" "));

        String said = convert(0, made, "--me", "L1CaloSim/CaloRegions");

        List<LumisectionHistogram> records = read(out());
        assertThat(records)
                .extracting(LumisectionHistogram::id)
                .containsExactly(
                        id("L1CaloSim/CaloRegions", 7001, 1),
                        id("L1CaloSim/CaloRegions", 7001, 2),
                        id("L1CaloSim/CaloRegions", 7001, 3));
        StoredCrossings crossings = CaloRegionsFile.read(made);
        short[] map = new short[18 * 14];
        double[] sum = new double[map.length];
        for (int i = 50; i < 100; i++) {
            crossings.read(i, map);
            for (int bin = 0; bin < map.length; bin++) {
                sum[bin] += map[bin];
            }
        }
        LumisectionHistogram second = records.get(1);
        for (int bin = 0; bin < sum.length; bin++) {
            assertThat((double) second.bins().get(bin)).isEqualTo(sum[bin]);
        }
        assertThat(second.events()).hasValue(50);
        try (HdfFile hdf = new HdfFile(made)) {
            float[] pileup = (float[]) hdf.getDatasetByPath("pileup").getData();
            assertThat(second.pileup().getAsDouble()).isCloseTo(pileup[70], within(1e-4));
            assertThat(pileup[70]).isNotEqualTo(pileup[0]);
        }
        assertThat(second.x().bins()).isEqualTo(14);
        assertThat(said).contains("wrote 3 records").doesNotContain("run 0");
    }

    @Test
    void crossingsOfNoLumisectionAreMapsOfTheirOwnInOneCount() throws IOException {
        Path first = hdf("a.h5", Map.of("CaloRegions", maps(2)));
        Path second = hdf("b.hdf5", Map.of("CaloRegions", maps(3)));

        String said = convert(0, first, second);

        List<LumisectionHistogram> records = read(out());
        assertThat(records)
                .extracting(LumisectionHistogram::id)
                .containsExactly(
                        id("CaloRegions", 0, 1),
                        id("CaloRegions", 0, 2),
                        id("CaloRegions", 0, 3),
                        id("CaloRegions", 0, 4),
                        id("CaloRegions", 0, 5));
        assertThat(records.get(4).bins().get(2 * 3 + 2)).isEqualTo(3);
        assertThat(records.get(4).entries()).isEqualTo(3);
        assertThat(records.get(4).pileup()).isEqualTo(OptionalDouble.empty());
        assertThat(said).containsOnlyOnce("no run_number and ls_number").contains("the element is CaloRegions");
    }

    @Test
    void coordinatesCanBeGiven() throws IOException {
        Path file = hdf("a.h5", Map.of("CaloRegions", maps(2)));

        convert(0, file, "--run", 5, "--ls", 11, "--me", "Calo/Regions");

        assertThat(read(out()))
                .extracting(LumisectionHistogram::id)
                .containsExactly(id("Calo/Regions", 5, 11), id("Calo/Regions", 5, 12));
    }

    @Test
    void recordsStayWhatTheyAre() throws IOException {
        Path made = folder.resolve("pixel.ndjson");
        Main.commandLine()
                .execute(("simulate --detector pixel-layer --seed 3 --runs 2 --lumisections 2 --out " + made)
                        .split(" "));
        Files.writeString(made, Files.readString(made) + "{\n");

        String said = convert(0, made);

        List<LumisectionHistogram> before = read(stripped(made));
        assertThat(read(out())).usingRecursiveComparison().isEqualTo(before);
        assertThat(said).contains("wrote 4 records", "4 records, 1 rejected");
    }

    private static Path stripped(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return Files.write(file, lines.subList(0, lines.size() - 1));
    }

    @Test
    void whatCannotBeConvertedSaysWhy() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.ndjson"), "{\n");
        assertThat(convert(1, broken)).contains("wrote 0 records");

        Path fewer = hdf("fewer.h5", Map.of("CaloRegions", maps(3), "run_number", new int[2], "ls_number", new int[3]));
        assertThat(convert(1, fewer)).contains("run_number must be 3 numbers, one for each of CaloRegions, got [2]");

        Path fraction = hdf(
                "fraction.h5",
                Map.of("CaloRegions", maps(1), "run_number", new int[] {1}, "ls_number", new double[] {1.5}));
        assertThat(convert(1, fraction)).contains("ls_number must be whole numbers", "got 1.5");

        Path other = hdf("other.h5", Map.of("Towers", maps(1)));
        assertThat(convert(1, other)).contains("no dataset 'CaloRegions'; found: [Towers]");

        assertThat(convert(1, folder.resolve("none.h5"))).contains("cannot read");
        assertThat(convert(2, broken, "--run", -1)).contains("must not be negative");
        assertThat(convert(2, out())).contains("is one of the files to convert");
    }
}
