package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RocTest {
    private static final double[] BACKGROUND = {1, 2, 3, 4};

    @Test
    void theAreaIsTheShareOfPairsInOrder() {
        assertThat(new Roc(BACKGROUND, new double[] {5, 6}).area()).isEqualTo(1);
        assertThat(new Roc(BACKGROUND, new double[] {0}).area()).isZero();
        assertThat(new Roc(BACKGROUND, new double[] {2, 3.5}).area()).isEqualTo((1.5 + 3) / 8);
        assertThat(new Roc(BACKGROUND, BACKGROUND).area()).isEqualTo(0.5);
    }

    @Test
    void theEfficiencyIsThatAboveTheAllowedShareOfBackground() {
        Roc roc = new Roc(BACKGROUND, new double[] {2.5, 3.5, 4.5, 5.5});

        assertThat(roc.efficiency(0)).isEqualTo(0.5);
        assertThat(roc.efficiency(0.25)).isEqualTo(0.75);
        assertThat(roc.efficiency(1)).isEqualTo(1);
    }

    @Test
    void bothCurvesStandInOneTable() {
        Roc roc = new Roc(BACKGROUND, new double[] {2.5, 3.5, 4.5, 5.5});

        assertThat(Roc.csv(roc, roc).lines())
                .hasSize(4)
                .first()
                .isEqualTo("background_efficiency,signal_efficiency_float,signal_efficiency_quantised");
    }
}
