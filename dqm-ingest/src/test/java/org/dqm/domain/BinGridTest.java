package org.dqm.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BinGridTest {
    private static final BinGrid GRID = BinGrid.of(3, 2, new float[] {1, 2, 3, 4, 5, 6});

    @Test
    void binsCountFromOneAndRowsFollowEachOther() {
        assertThat(GRID.at(1, 1)).isEqualTo(1);
        assertThat(GRID.at(3, 1)).isEqualTo(3);
        assertThat(GRID.at(1, 2)).isEqualTo(4);
        assertThat(GRID.sum()).isEqualTo(21);
    }

    @Test
    void bin0AndTheBinAfterTheLastDoNotExist() {
        assertThatThrownBy(() -> GRID.at(0, 1)).hasMessage("no bin (0, 1) in 3 x 2");
        assertThatThrownBy(() -> GRID.at(1, 3)).hasMessage("no bin (1, 3) in 3 x 2");
    }

    @Test
    void gridKeepsItsValuesWhenTheCallersArrayChanges() {
        float[] values = {1, 2};
        BinGrid grid = BinGrid.of(2, 1, values);

        values[0] = 9;
        grid.toArray()[1] = 9;

        assertThat(grid).isEqualTo(BinGrid.of(2, 1, new float[] {1, 2}));
    }

    @Test
    void aMatrixOfTheWrongLengthIsRefused() {
        assertThatThrownBy(() -> BinGrid.of(2, 2, new float[3])).hasMessageContaining("2 x 2 bins");
    }
}
