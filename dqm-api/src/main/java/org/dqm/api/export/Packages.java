package org.dqm.api.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The archives of exports, one file each in a folder of the service's data. */
public final class Packages {
    private final Path folder;

    /** In {@code folder}, which is made when there is something to write. */
    public Packages(Path folder) {
        this.folder = folder;
    }

    /** Writes one, whole or not at all; what was there under this id is replaced. */
    void write(long id, byte[] archive) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(id + ".zip.part");
        Files.write(part, archive);
        Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The bytes of one, if it is there. */
    Optional<byte[]> read(long id) throws IOException {
        return Files.isRegularFile(file(id)) ? Optional.of(Files.readAllBytes(file(id))) : Optional.empty();
    }

    /** Removes one, if it is there. */
    void remove(long id) throws IOException {
        boolean unused = Files.deleteIfExists(file(id));
    }

    private Path file(long id) {
        return folder.resolve(id + ".zip");
    }
}
