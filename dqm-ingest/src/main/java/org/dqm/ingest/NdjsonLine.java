package org.dqm.ingest;

import java.nio.file.Path;

/** One line of a file: where it stands, what it says, and its bytes as they are. */
public final class NdjsonLine {
    private final Path file;
    private final long number;
    private final byte[] bytes;
    private final Decoded decoded;

    NdjsonLine(Path file, long number, byte[] bytes, Decoded decoded) {
        this.file = file;
        this.number = number;
        this.bytes = bytes;
        this.decoded = decoded;
    }

    /** Number of the line in its file, counted from 1; blank lines count. */
    public long number() {
        return number;
    }

    public Decoded decoded() {
        return decoded;
    }

    /** A copy of the line without its end; of a line that is too long, only the beginning. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** For messages: the file and the line, such as {@code good.ndjson.gz:17}. */
    public String place() {
        return file + ":" + number;
    }

    @Override
    public String toString() {
        return place();
    }
}
