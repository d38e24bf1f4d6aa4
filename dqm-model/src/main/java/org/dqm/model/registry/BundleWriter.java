package org.dqm.model.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;

/** Writes a bundle, once and for all. */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Writes all files into a temporary folder beside {@code folder}, reads them back, compares both engines with the
     * golden outputs, and only then renames it to {@code folder}. The same contents give the same files.
     *
     * @param folder must not exist, or be empty
     * @throws BundleRefusedException if what was written does not read back, or something is already there
     */
    public static Bundle write(Path folder, BundleContents contents) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        requireFree(target);
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.createDirectories(part);
        try {
            GoldenAnswers golden;
            try (Engine engine = new Dl4jEngine(contents.network(), contents.weights())) {
                golden = GoldenAnswers.by(engine, contents.network(), contents.goldenInputs());
            }
            for (Map.Entry<String, byte[]> file :
                    BundleFiles.of(contents, golden).entrySet()) {
                Files.write(part.resolve(file.getKey()), file.getValue());
            }
            Bundle written = BundleReader.read(part);
            for (EngineKind kind : EngineKind.values()) {
                written.openEngine(kind).close();
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
        return BundleReader.read(folder);
    }

    private static void requireFree(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new BundleRefusedException(target + " is a file: name a folder that does not exist yet");
        }
        try (Stream<Path> found = Files.list(target)) {
            if (found.findAny().isPresent()) {
                throw new BundleRefusedException(
                        target + " is not empty, and a bundle never changes: name another folder or version");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                for (Path path : found.toList()) {
                    Files.delete(path);
                }
            }
            Files.delete(folder);
        }
    }
}
