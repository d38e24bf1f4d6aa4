package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dqm.model.evaluate.SimulatedRuns.Purpose;
import org.junit.jupiter.api.Test;

class SimulatedRunsTest {
    private static List<SimulatedRuns> all() {
        List<SimulatedRuns> all = new ArrayList<>(
                Stream.of(Purpose.values()).map(SimulatedRuns::of).toList());
        all.add(SimulatedRuns.test());
        return all;
    }

    @Test
    void noTwoSetsShareASeedOrARun() {
        List<SimulatedRuns> all = all();

        assertThat(all).hasSize(4);
        for (SimulatedRuns one : all) {
            for (SimulatedRuns other : all.subList(all.indexOf(one) + 1, all.size())) {
                assertThat(one.seed()).isNotEqualTo(other.seed());
                assertThat(one.lastRun() < other.firstRun() || other.lastRun() < one.firstRun())
                        .as(one + " and " + other)
                        .isTrue();
            }
        }
    }

    @Test
    void runsAreNumberedAsTheSimulateCommandNumbersThem() {
        assertThat(all()).allSatisfy(runs -> assertThat(runs.firstRun()).isEqualTo(1_000 * (int) runs.seed() + 1));
    }

    /** The test runs are package-private; this keeps others from reading their file. */
    @Test
    void onlyTheEvaluationReadsTheFileOfTheRuns() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of(".."))) {
            List<Path> readers = sources.filter(SimulatedRunsTest::isOurMainSource)
                    .filter(SimulatedRunsTest::namesTheFile)
                    .toList();

            assertThat(readers)
                    .extracting(path -> String.valueOf(path.getFileName()))
                    .containsExactly("SimulatedRuns.java");
        }
    }

    private static boolean isOurMainSource(Path path) {
        String name = path.toString();
        return name.contains("/src/main/java/") && name.endsWith(".java");
    }

    private static boolean namesTheFile(Path source) {
        try {
            return Files.readString(source).contains("\"runs.json\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
