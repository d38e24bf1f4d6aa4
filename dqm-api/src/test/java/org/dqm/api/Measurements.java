package org.dqm.api;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of {@code docs/measurements}, to which long tests add lines. */
public final class Measurements {
    private static final Path ROOT = Path.of(System.getProperty("dqm.root", ".."));

    private Measurements() {}

    /** One of them. */
    public static Path file(String name) {
        Path folder = ROOT.resolve("docs/measurements");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve(name);
    }

    /** Lines that begin so; none where there is no file. */
    public static List<String> lines(Path file, String begin) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(begin))
                        .toList()
                : List.of();
    }

    /**
     * Adds a line, or several.
     *
     * @param head first line of the file, where there is none yet
     */
    public static void append(Path file, String head, String line) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, head + "\n");
        }
        Files.writeString(file, line + "\n", APPEND);
    }

    /** The commit that is checked out. */
    public static String commit() {
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
