package org.dqm.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a stream of bytes at line feeds; of a line above the limit only the beginning is kept. */
final class LineSplitter {
    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int next;
    private int end;
    private long length;

    LineSplitter(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line without its line feed, cut at the limit; nothing at the end of the stream. */
    Optional<byte[]> next() throws IOException {
        line.reset();
        length = 0;
        boolean isWhole = false;
        while (!isWhole && (next < end || fill())) {
            int stop = next;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.write(buffer, next, Math.min(stop - next, limit - line.size()));
            length += stop - next;
            isWhole = stop < end;
            next = isWhole ? stop + 1 : stop;
        }
        return isWhole || length > 0 ? Optional.of(line.toByteArray()) : Optional.empty();
    }

    /** Bytes of the last line in the stream, which may be more than were kept. */
    long length() {
        return length;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
