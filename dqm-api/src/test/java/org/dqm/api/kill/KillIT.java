package org.dqm.api.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {
    private static final int KILLS = 10;
    private static final long SEED = 20261122;

    @TempDir
    private Path folder;

    @Test
    void killsOfServiceDatabaseOrBothLoseNothingAndDoubleNothing()
            throws IOException, InterruptedException, SQLException {
        new KillStory(folder, KILLS, SEED).tell();
    }
}
