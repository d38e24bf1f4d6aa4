package org.dqm.fpga.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Sample THOUSAND =
            Sample.of(IntStream.range(0, 1000).mapToObj(e -> new double[] {e}).toList());

    @Test
    void aPartOfASampleIsSpreadOverAllOfIt() {
        Sample part = THOUSAND.spread(100);

        assertThat(part.size()).isEqualTo(100);
        for (int e = 0; e < 100; e++) {
            assertThat(part.event(e)[0]).isBetween(10.0 * e, 10 * e + 9.0);
        }
    }

    @Test
    void whatComesByTurnsIsMetInEqualShares() {
        Sample part = THOUSAND.spread(500);

        long even =
                IntStream.range(0, 500).filter(e -> part.event(e)[0] % 2 == 0).count();
        assertThat(even).isBetween(200L, 300L);
    }

    @Test
    void aSmallSampleIsTakenWhole() {
        assertThat(THOUSAND.spread(2000)).isSameAs(THOUSAND);
    }
}
