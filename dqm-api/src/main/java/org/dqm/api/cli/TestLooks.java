package org.dqm.api.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Notes every look at the test runs in {@code docs/measurements/test-looks.csv}, to be committed with the numbers. */
final class TestLooks {
    private static final String FILE = "docs/measurements/test-looks.csv";

    private TestLooks() {}

    static void note(Path root, List<String> arguments) throws IOException, InterruptedException {
        Path file = root.resolve(FILE);
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.writeString(file, "commit,date,command\n");
        }
        String command = "./dqm " + String.join(" ", arguments).replace("\"", "\"\"");
        String line = SourceCommit.of(root) + "," + LocalDate.now(ZoneOffset.UTC) + ",\"" + command + "\"\n";
        Files.writeString(file, line, CREATE, APPEND);
    }
}
