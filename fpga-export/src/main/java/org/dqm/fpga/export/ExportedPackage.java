package org.dqm.fpga.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every file of an export by its path, in memory; immutable as long as nobody writes into an array. */
public final class ExportedPackage {
    private final String name;
    private final SortedMap<String, byte[]> files;
    private final String summary;

    ExportedPackage(String name, SortedMap<String, byte[]> files, String summary) {
        this.name = name;
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.summary = summary;
    }

    /** Such as {@code hcal-v6-fpga}; the archive has this name. */
    public String name() {
        return name;
    }

    /** By path below the package's folder. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** Bytes of the archive {@code <name>.zip}: every file below a folder of that name. */
    public byte[] archive() {
        return Checksums.zip(name, files);
    }

    /** What it is, in a line or two. */
    public String summary() {
        return summary;
    }

    /**
     * Writes every file and the archive.
     *
     * @throws IOException if {@code folder} is there and not empty
     */
    public void write(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                if (found.findAny().isPresent()) {
                    throw new IOException(folder + " is not empty: name a new folder");
                }
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        Files.write(folder.resolve(name + ".zip"), archive());
    }
}
