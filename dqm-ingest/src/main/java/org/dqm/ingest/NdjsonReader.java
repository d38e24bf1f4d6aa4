package org.dqm.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads per-lumisection records from a file, one a line; gzip when the name ends in {@code .gz}.
 *
 * <p>A line that does not decode is returned and counted as rejected, and reading goes on. Blank lines are
 * skipped. A file that cannot be read, or is not the gzip that its name says, is an {@link IOException} that
 * names file and line.
 */
public final class NdjsonReader implements AutoCloseable {
    private final Path file;
    private final HistogramCodec codec;
    private final InputStream in;
    private final LineSplitter lines;
    private long number;
    private NdjsonSummary summary = NdjsonSummary.NONE;

    private NdjsonReader(Path file, HistogramCodec codec, InputStream in) {
        this.file = file;
        this.codec = codec;
        this.in = in;
        this.lines = new LineSplitter(in, HistogramCodec.MAX_BYTES);
    }

    public static NdjsonReader open(Path file, HistogramCodec codec) throws IOException {
        InputStream raw = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return new NdjsonReader(file, codec, raw);
        }
        try {
            return new NdjsonReader(file, codec, new GZIPInputStream(raw, 64 * 1024));
        } catch (IOException e) {
            raw.close();
            throw new IOException(file + " is not gzip, though its name ends in .gz: " + e.getMessage(), e);
        }
    }

    /** Gives every line of the file to {@code consumer} and closes the file. */
    public static NdjsonSummary forEach(Path file, HistogramCodec codec, Consumer<NdjsonLine> consumer)
            throws IOException {
        try (NdjsonReader reader = open(file, codec)) {
            for (Optional<NdjsonLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                consumer.accept(line.get());
            }
            return reader.summary();
        }
    }

    /** The next line that is not blank; nothing at the end of the file. */
    public Optional<NdjsonLine> next() throws IOException {
        while (true) {
            Optional<byte[]> bytes = read();
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            number++;
            if (!isBlank(bytes.get())) {
                return Optional.of(line(bytes.get()));
            }
        }
    }

    private NdjsonLine line(byte[] bytes) {
        Decoded decoded = lines.length() > bytes.length ? HistogramCodec.tooLong(lines.length()) : codec.decode(bytes);
        summary = summary.plus(decoded);
        return new NdjsonLine(file, number, bytes, decoded);
    }

    private Optional<byte[]> read() throws IOException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new IOException(file + " cannot be read after line " + number + ": " + e.getMessage(), e);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** What was read so far. */
    public NdjsonSummary summary() {
        return summary;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
