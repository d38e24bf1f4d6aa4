package org.dqm.api.config;

import java.nio.file.Path;

/**
 * Exports to an FPGA over REST.
 *
 * @param directory where archives are kept, relative to that of the embedded broker and database
 * @param kept archives that are kept, the newest
 * @param waiting exports that may wait beside the one that runs
 */
public record ExportsConfig(Path directory, int kept, int waiting) {
    private static final int MOST_KEPT = 1_000;
    private static final int MOST_WAITING = 100;

    public ExportsConfig {
        Bounds.notBlank("dqm.exports.directory", directory.toString());
        Bounds.within("dqm.exports.kept", kept, 1, MOST_KEPT);
        Bounds.within("dqm.exports.waiting", waiting, 0, MOST_WAITING);
    }

    static ExportsConfig read(Keys keys) {
        return new ExportsConfig(
                Path.of(keys.text("dqm.exports.directory")),
                keys.integer("dqm.exports.kept"),
                keys.integer("dqm.exports.waiting"));
    }
}
