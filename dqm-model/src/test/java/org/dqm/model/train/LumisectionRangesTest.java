package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LumisectionRangesTest {
    @Test
    void bothEndsOfARangeAreIncluded() {
        LumisectionRanges ranges = LumisectionRanges.parse("1-3, 6-8,12");

        assertThat(IntStream.rangeClosed(0, 13).filter(ranges::contains)).containsExactly(1, 2, 3, 6, 7, 8, 12);
        assertThat(LumisectionRanges.ALL.contains(7)).isTrue();
    }

    @Test
    void aBadTextShowsAGoodOne() {
        for (String text : new String[] {"", "1-", "a", "3-1", "1,,2"}) {
            assertThatThrownBy(() -> LumisectionRanges.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }
}
