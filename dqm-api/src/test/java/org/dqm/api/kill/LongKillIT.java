package org.dqm.api.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.dqm.api.Measurements;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./dqm verify --long kills}: stories of twenty kills, another seed each time, a line per story in
 * {@code docs/measurements/kills.csv}, so that a stopped test goes on with the next story of the same commit.
 */
@Tag("long")
class LongKillIT {
    /** {@code -Ddqm.kills=N} asks for another number. */
    private static final int KILLS = Integer.getInteger("dqm.kills", 200);

    private static final int OF_A_STORY = 20;
    private static final String HEAD = "commit,seed,kills,result";

    @TempDir
    private Path folder;

    @Test
    void manyKillsLoseNothingAndDoubleNothing() throws IOException, InterruptedException, SQLException {
        Path file = Measurements.file("kills.csv");
        String begin = Measurements.commit() + ",";
        for (int kills = passed(file, begin); kills < KILLS; kills += OF_A_STORY) {
            long seed = System.currentTimeMillis();
            String result = "failed";
            try {
                new KillStory(Files.createDirectory(folder.resolve(Long.toString(seed))), OF_A_STORY, seed).tell();
                result = "passed";
            } finally {
                Measurements.append(file, HEAD, begin + seed + "," + OF_A_STORY + "," + result);
            }
        }
    }

    private static int passed(Path file, String begin) throws IOException {
        return Measurements.lines(file, begin).stream()
                .map(line -> line.split(",", -1))
                .filter(columns -> columns[3].equals("passed"))
                .mapToInt(columns -> Integer.parseInt(columns[2]))
                .sum();
    }
}
