package org.dqm.model.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a bundle and refuses one that is not what its manifest says. */
public final class BundleReader {
    private static final int MAX_FILES = 64;

    private BundleReader() {}

    /**
     * Reads {@code folder} and compares every file with its checksum.
     *
     * @throws BundleRefusedException naming the file and the reason
     */
    public static Bundle read(Path folder) throws IOException {
        ManifestJson json = manifest(folder);
        Map<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, String> file : json.files().entrySet()) {
            byte[] bytes = bytes(folder, file.getKey());
            String sum = BundleFiles.sha256(bytes);
            if (!sum.equals(file.getValue())) {
                throw new BundleRefusedException(folder.resolve(file.getKey()) + " has SHA-256 " + sum
                        + ", the manifest says " + file.getValue() + ": train or copy the bundle again");
            }
            files.put(file.getKey(), bytes);
        }
        requireNothingElse(folder, json);
        try {
            return new Bundle(
                    folder,
                    BundleFiles.contents(json.manifest(), files),
                    BundleFiles.file(files, BundleFiles.ONNX),
                    GoldenAnswers.of(Npz.read(BundleFiles.file(files, BundleFiles.GOLDEN))));
        } catch (IllegalArgumentException e) {
            throw new BundleRefusedException(folder + ": " + e.getMessage(), e);
        }
    }

    /** The manifest alone, whose bundle may yet be refused. */
    static ManifestJson manifest(Path folder) throws IOException {
        byte[] bytes = bytes(folder, BundleFiles.MANIFEST);
        try {
            ManifestJson json = ManifestJson.read(BundleFiles.text(bytes));
            if (json.files().size() > MAX_FILES) {
                throw new IllegalArgumentException(
                        "at most " + MAX_FILES + " files, got " + json.files().size());
            }
            return json;
        } catch (IllegalArgumentException e) {
            throw new BundleRefusedException(folder.resolve(BundleFiles.MANIFEST) + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path folder, String name) throws IOException {
        // A name from the manifest must not lead out of the folder.
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || !Files.isRegularFile(folder.resolve(name))) {
            throw new BundleRefusedException(folder.resolve(name) + " is missing: is " + folder + " a bundle?");
        }
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            byte[] bytes = in.readNBytes(Npz.MAX_BYTES + 1);
            if (bytes.length > Npz.MAX_BYTES) {
                throw new BundleRefusedException(folder.resolve(name) + " is larger than " + Npz.MAX_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private static void requireNothingElse(Path folder, ManifestJson json) throws IOException {
        NavigableSet<String> others = new TreeSet<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .forEach(others::add);
        }
        others.removeAll(json.files().keySet());
        others.remove(BundleFiles.MANIFEST);
        if (!others.isEmpty()) {
            throw new BundleRefusedException(
                    folder.resolve(others.first()) + " is not in the manifest: remove it from the bundle");
        }
    }
}
