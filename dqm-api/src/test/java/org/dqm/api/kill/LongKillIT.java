package org.dqm.api.kill;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./dqm verify --long kills}: more rounds, another seed each time, the result in docs/measurements. */
@Tag("long")
class LongKillIT {
    /** {@code -Ddqm.kills=N} asks for another number. */
    private static final int KILLS = Integer.getInteger("dqm.kills", 200);

    @TempDir
    private Path folder;

    @Test
    void manyKillsLoseNothingAndDoubleNothing() throws IOException, InterruptedException, SQLException {
        long seed = System.currentTimeMillis();
        Path root = Path.of(System.getProperty("dqm.root"));
        String commit = commit(root);
        String result = "failed";
        try {
            new KillStory(folder, KILLS, seed).tell();
            result = "passed";
        } finally {
            record(root, commit + "," + seed + "," + KILLS + "," + result);
        }
    }

    private static void record(Path root, String line) throws IOException {
        Path file = root.resolve("docs/measurements/kills.csv");
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.writeString(file, "commit,seed,kills,result\n");
        }
        Files.writeString(file, line + "\n", CREATE, APPEND);
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "-C", root.toString(), "rev-parse", "--short", "HEAD").start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? commit : "unknown";
    }
}
