package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dqm.domain.LumisectionHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonFileTest {
    private static final LumisectionHistogram FIRST = Histograms.occupancy(1, 1);
    private static final LumisectionHistogram SECOND = Histograms.occupancy(1, 2);

    private final HistogramCodec codec = new HistogramCodec();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain.ndjson", "packed.ndjson.gz", "new/folder/packed.ndjson.gz"})
    void whatIsWrittenIsRead(String name) throws IOException {
        Path file = folder.resolve(name);
        List<Decoded> read = new ArrayList<>();

        try (NdjsonWriter writer = NdjsonWriter.create(file)) {
            writer.write(FIRST);
            writer.write(SECOND);
        }
        NdjsonSummary summary = NdjsonReader.forEach(file, codec, line -> read.add(line.decoded()));

        assertThat(read).containsExactly(new Decoded.Accepted(FIRST), new Decoded.Accepted(SECOND));
        assertThat(summary).hasToString("2 records, 0 rejected");
        assertThat(Files.readAllBytes(file)[0]).isEqualTo((byte) (name.endsWith(".gz") ? 0x1f : '{'));
    }

    @Test
    void equalRecordsGiveEqualFiles() throws IOException {
        Path one = folder.resolve("one.gz");
        Path other = folder.resolve("other.gz");

        for (Path file : List.of(one, other)) {
            try (NdjsonWriter writer = NdjsonWriter.create(file)) {
                writer.write(FIRST);
            }
        }

        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void badLinesAreCountedWithTheirPlaceAndReadingGoesOn() throws IOException {
        Path file = folder.resolve("mixed.ndjson");
        Files.writeString(file, text(FIRST) + "\n\n{\"run_number\":\n" + "{}\r\n" + text(SECOND));
        List<String> refused = new ArrayList<>();

        NdjsonSummary summary = NdjsonReader.forEach(file, codec, line -> {
            if (line.decoded() instanceof Decoded.Rejected rejected) {
                refused.add(line.place() + " " + rejected.reason());
            }
        });

        assertThat(refused).containsExactly(file + ":3 TRUNCATED", file + ":4 MISSING_FIELD");
        assertThat(summary)
                .isEqualTo(new NdjsonSummary(2, Map.of(RejectReason.TRUNCATED, 1L, RejectReason.MISSING_FIELD, 1L)))
                .hasToString("2 records, 2 rejected (TRUNCATED 1, MISSING_FIELD 1)");
    }

    @Test
    void aLineKeepsItsBytesForThoseWhoForwardIt() throws IOException {
        Path file = folder.resolve("spaced.ndjson");
        String spaced = text(FIRST).replace(",", " , ");
        Files.writeString(file, spaced + "\n");

        try (NdjsonReader reader = NdjsonReader.open(file, codec)) {
            NdjsonLine line = reader.next().orElseThrow();

            assertThat(new String(line.toBytes(), UTF_8)).isEqualTo(spaced);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void lineAboveTheLongestRecordIsRefusedAndTheNextOneRead() throws IOException {
        Path file = folder.resolve("long.ndjson");
        byte[] spaces = new byte[HistogramCodec.MAX_BYTES + 10];
        Arrays.fill(spaces, (byte) 'x');
        Files.write(file, spaces);
        Files.writeString(file, "\n" + text(SECOND) + "\n", java.nio.file.StandardOpenOption.APPEND);

        NdjsonSummary summary = NdjsonReader.forEach(file, codec, line -> {});

        assertThat(summary).isEqualTo(new NdjsonSummary(1, Map.of(RejectReason.TOO_LONG, 1L)));
    }

    @Test
    void anEmptyFileHasNoRecords() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.ndjson"));

        assertThat(NdjsonReader.forEach(file, codec, line -> {})).isEqualTo(NdjsonSummary.NONE);
    }

    @Test
    void aTornGzipFileNamesFileAndLine() throws IOException {
        Path file = folder.resolve("torn.ndjson.gz");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int ls = 1; ls <= 5_000; ls++) {
                out.write((text(Histograms.occupancy(1, ls)) + "\n").getBytes(UTF_8));
            }
        }
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        assertThatThrownBy(() -> NdjsonReader.forEach(file, codec, line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(".*torn.ndjson.gz cannot be read after line [1-9][0-9]+: .*");
    }

    @Test
    void aPlainFileNamedGzSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("plain.ndjson.gz"), text(FIRST));

        assertThatThrownBy(() -> NdjsonReader.open(file, codec))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("plain.ndjson.gz is not gzip");
    }

    @Test
    void summariesOfSeveralFilesAdd() {
        NdjsonSummary one = new NdjsonSummary(2, Map.of(RejectReason.TRUNCATED, 1L));
        NdjsonSummary other = new NdjsonSummary(3, Map.of(RejectReason.TRUNCATED, 2L, RejectReason.CONFLICT, 1L));

        NdjsonSummary sum = one.plus(other);

        assertThat(sum.rejectedTotal()).isEqualTo(4);
        assertThat(sum).hasToString("5 records, 4 rejected (TRUNCATED 3, CONFLICT 1)");
    }

    private static String text(LumisectionHistogram histogram) {
        return new String(Histograms.json(histogram), UTF_8);
    }
}
