package org.dqm.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinSetTest {
    @Test
    void rectangleCoversItsCornersAndNothingMore() {
        BinSet set = BinSet.rectangle(84, 72, new BinRange(30, 34), new BinRange(11, 15));

        assertThat(set.count()).isEqualTo(25);
        assertThat(set.xRange()).isEqualTo(new BinRange(30, 34));
        assertThat(set.yRange()).isEqualTo(new BinRange(11, 15));
        assertThat(set.contains(10 * 84 + 29)).isTrue();
        assertThat(set.contains(10 * 84 + 34)).isFalse();
    }

    @Test
    void overlapCountsSharedBins() {
        BinSet left = BinSet.rectangle(10, 10, new BinRange(1, 4), new BinRange(1, 4));
        BinSet right = BinSet.rectangle(10, 10, new BinRange(4, 6), new BinRange(3, 6));

        assertThat(left.overlap(right)).isEqualTo(2);
        assertThat(left.union(right).count()).isEqualTo(16 + 12 - 2);
    }

    @Test
    void emptyOrOutsideSetsAreRefused() {
        assertThatThrownBy(() -> BinSet.of(3, 3, IntStream.empty())).hasMessageContaining("not empty");
        assertThatThrownBy(() -> BinSet.of(3, 3, IntStream.of(9))).hasMessageContaining("inside 3 x 3");
        assertThatThrownBy(() -> BinSet.rectangle(3, 3, new BinRange(1, 4), new BinRange(1, 1)))
                .hasMessageContaining("not inside 3 x 3");
    }
}
