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

    @Test
    void neighboursTouchAcrossACornerButNotAcrossAGap() {
        BinSet corner = BinSet.rectangle(10, 10, new BinRange(1, 2), new BinRange(1, 2));

        assertThat(corner.touches(BinSet.rectangle(10, 10, new BinRange(3, 3), new BinRange(3, 3))))
                .isTrue();
        assertThat(corner.touches(BinSet.rectangle(10, 10, new BinRange(4, 4), new BinRange(1, 2))))
                .isFalse();
    }

    @Test
    void endsOfAnAxisTouchWhereItWraps() {
        BinSet first = BinSet.rectangle(10, 6, new BinRange(1, 1), new BinRange(3, 3));
        BinSet last = BinSet.rectangle(10, 6, new BinRange(10, 10), new BinRange(4, 4));
        BinSet top = BinSet.rectangle(10, 6, new BinRange(1, 1), new BinRange(6, 6));
        BinSet bottom = BinSet.rectangle(10, 6, new BinRange(2, 2), new BinRange(1, 1));

        assertThat(first.touches(last)).isFalse();
        assertThat(first.wrapping(false, true).touches(last)).isFalse();
        assertThat(first.wrapping(true, false).touches(last)).isTrue();
        assertThat(top.wrapping(true, false).touches(bottom)).isFalse();
        assertThat(top.wrapping(false, true).touches(bottom)).isTrue();
    }

    @Test
    void someOfThemStayOnTheirGrid() {
        BinSet row =
                BinSet.rectangle(10, 6, new BinRange(1, 10), new BinRange(1, 1)).wrapping(true, false);

        assertThat(row.only(bin -> bin > 7))
                .contains(BinSet.of(10, 6, IntStream.of(8, 9)).wrapping(true, false));
        assertThat(row.only(bin -> bin > 9)).isEmpty();
    }
}
