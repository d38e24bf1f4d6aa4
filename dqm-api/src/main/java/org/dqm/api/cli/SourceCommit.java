package org.dqm.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which source this runs from. */
final class SourceCommit {
    private static final String UNKNOWN = "unknown";

    private SourceCommit() {}

    /** Short hash of the commit that is checked out; {@code unknown} where there is no git. */
    static String of(Path root) throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "-C", root.toString(), "rev-parse", "--short", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? commit : UNKNOWN;
        } catch (IOException e) {
            // Not installed, as in the image.
            return UNKNOWN;
        }
    }
}
