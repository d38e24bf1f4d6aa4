package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedPileupTest {
    @TempDir
    private Path folder;

    @Test
    void aRunFollowsARealOneToItsEndAndBack() throws IOException {
        RecordedPileup pileup = RecordedPileup.read(run(40));

        assertThat(pileup.pileup(1, 7, 1)).isEqualTo(21);
        assertThat(pileup.pileup(1, 7, 40)).isEqualTo(60);
        assertThat(pileup.pileup(1, 7, 41)).isEqualTo(59);
        assertThat(pileup.pileup(1, 7, 79)).isEqualTo(21);
        assertThat(pileup.pileup(1, 7, 80)).isEqualTo(22);
    }

    @Test
    void aFileWithoutALongRunIsRefused() throws IOException {
        Path file = run(29);

        assertThatThrownBy(() -> RecordedPileup.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30 lumisections");
    }

    @Test
    void theBuiltInProfileStaysInTheRangeOfRealRuns() {
        double[] sorted = IntStream.rangeClosed(1, 2_000)
                .mapToDouble(run -> PileupProfile.LEVELLED.pileup(4, run, 1 + run % 100))
                .sorted()
                .toArray();

        assertThat(sorted[1_000]).isBetween(52.0, 62.0);
        assertThat(sorted[20]).isGreaterThan(19);
        assertThat(sorted[1_980]).isLessThan(65);
    }

    private Path run(int lumisections) throws IOException {
        String lines = IntStream.rangeClosed(1, lumisections)
                .mapToObj(ls -> "{\"run_number\":1,\"lumisection_number\":" + ls + ",\"beams_stable\":true,\"pileup\":"
                        + (20 + ls) + "}\n{\"run_number\":2,\"beams_stable\":false,\"pileup\":9}\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("conditions.ndjson"), lines);
    }
}
