package org.dqm.api.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of {@code docs/measurements}, to which long tests add lines. */
final class Measurements {
    private static final Path ROOT = Path.of(System.getProperty("dqm.root", ".."));

    private Measurements() {}

    static Path file(String name) {
        Path folder = ROOT.resolve("docs/measurements");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve(name);
    }

    /** Lines that begin so; none where there is no file. */
    static List<String> lines(Path file, String begin) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(begin))
                        .toList()
                : List.of();
    }

    /** The commit that is checked out. */
    static String commit() {
        try {
            Process git = new ProcessBuilder("git", "-C", ROOT.toString(), "rev-parse", "--short", "HEAD").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? commit : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
