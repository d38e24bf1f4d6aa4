package org.dqm.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.dqm.domain.Conditions;
import org.dqm.ingest.ConditionsTable.Lumisection;

/**
 * Reads conditions, one {@link ConditionsRecord} a line; gzip when the name ends in {@code .gz}. Of two lines for one
 * lumisection the later one counts.
 */
public final class ConditionsReader {
    private static final int MAX_BYTES = 1 << 20;

    private ConditionsReader() {}

    /**
     * Reads a file.
     *
     * @param detector whose {@code <detector>_ready} counts; if empty, the only one that a line has
     * @param complaints told of each line that cannot be used, with file, line and key
     */
    public static ConditionsTable read(Path file, Optional<String> detector, Consumer<String> complaints)
            throws IOException {
        Map<Lumisection, Conditions> lumisections = new HashMap<>();
        long refused = each(file, (record, line) -> lumisections.put(record.where(), record.of(detector)), complaints);
        return new ConditionsTable(lumisections, refused);
    }

    /**
     * Reads a file.
     *
     * @param taker told of each record, with the bytes of its line
     * @param complaints told of each line that cannot be used, with file, line and key
     * @return number of lines that cannot be used
     */
    public static long each(Path file, BiConsumer<ConditionsRecord, byte[]> taker, Consumer<String> complaints)
            throws IOException {
        long refused = 0;
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 65_536) : raw) {
            LineSplitter lines = new LineSplitter(in, MAX_BYTES);
            long number = 0;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                number++;
                if (new String(line.get(), StandardCharsets.UTF_8).isBlank()) {
                    continue;
                }
                try {
                    taker.accept(ConditionsRecord.parse(line.get()), line.get());
                } catch (IllegalArgumentException e) {
                    refused++;
                    complaints.accept(file + ":" + number + ": " + e.getMessage());
                }
            }
        }
        return refused;
    }
}
