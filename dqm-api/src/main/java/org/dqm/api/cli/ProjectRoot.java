package org.dqm.api.cli;

import java.nio.file.Path;

/** The project's folder: where models, demo data and {@code .dqm/} are. */
final class ProjectRoot {
    private ProjectRoot() {}

    /** As the launcher says, else the working directory. */
    static Path path() {
        return Path.of(System.getProperty("dqm.root", "")).toAbsolutePath();
    }
}
