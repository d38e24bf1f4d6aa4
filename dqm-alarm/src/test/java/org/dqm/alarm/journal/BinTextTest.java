package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.junit.jupiter.api.Test;

class BinTextTest {
    @Test
    void neighboursAreARange() {
        BinSet bins = BinSet.of(10, 10, IntStream.of(3, 4, 5, 17, 98, 99));

        assertThat(BinText.write(bins)).isEqualTo("3-5,17,98-99");
    }

    @Test
    void anySetComesBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            BinSet bins = BinSet.of(13, 7, random.ints(1 + random.nextInt(40), 0, 13 * 7));

            assertThat(BinText.read(13, 7, BinText.write(bins)))
                    .as("seed %d", seed)
                    .isEqualTo(bins);
        }
    }

    @Test
    void axesThatWrapComeBack() {
        BinSet bins = BinSet.of(10, 10, IntStream.of(3, 4, 99));

        assertThat(BinText.write(bins.wrapping(false, true))).isEqualTo("y:3-4,99");
        assertThat(BinText.read(10, 10, "y:3-4,99")).isEqualTo(bins.wrapping(false, true));
        assertThat(BinText.read(10, 10, "xy:3-4,99")).isEqualTo(bins.wrapping(true, true));
        assertThat(BinText.read(10, 10, "3-4,99")).isEqualTo(bins);
    }
}
