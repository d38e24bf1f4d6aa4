package org.dqm.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dqm.domain.LumisectionHistogram;

/**
 * Writes per-lumisection records to a file, one a line; gzip when the name ends in {@code .gz}. Equal records
 * give equal bytes.
 */
public final class NdjsonWriter implements AutoCloseable {
    private final HistogramCodec codec = new HistogramCodec();
    private final OutputStream out;

    private NdjsonWriter(OutputStream out) {
        this.out = out;
    }

    /** Creates the file and the folders above it, or empties an existing file. */
    public static NdjsonWriter create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        OutputStream raw = Files.newOutputStream(file);
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 64 * 1024) : raw;
        return new NdjsonWriter(new BufferedOutputStream(out, 64 * 1024));
    }

    public void write(LumisectionHistogram histogram) throws IOException {
        write(histogram, Map.of());
    }

    /** Adds keys after those of the record, such as {@code simulation} and {@code faults}. */
    public void write(LumisectionHistogram histogram, Map<String, ? extends JsonNode> added) throws IOException {
        out.write(codec.encode(histogram, added));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
