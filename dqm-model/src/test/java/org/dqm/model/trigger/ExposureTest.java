package org.dqm.model.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.crossing.Sample;
import org.dqm.model.crossing.SimulatedCrossings;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Crossings USUAL =
            new SimulatedCrossings(3, Sample.BACKGROUND, new CrossingPlan(1, 1, 1, 5_000, (seed, run, ls) -> 50));

    private static double sum(Crossings crossings, int index) {
        short[] map = new short[252];
        crossings.read(index, map);
        double sum = 0;
        for (short region : map) {
            sum += region;
        }
        return sum;
    }

    @Test
    void unusualCrossingsHoldMoreEnergyAndStayWithinTheBits() {
        Exposure unusual = new Exposure(USUAL, 1023, 5, 3_000);
        short[] map = new short[252];

        double more = 0;
        for (int i = 0; i < 3_000; i++) {
            more += sum(unusual, i) - sum(USUAL, i);
            unusual.read(i, map);
            for (short region : map) {
                assertThat((int) region).isBetween(0, 1023);
            }
        }

        assertThat(more / 3_000).isGreaterThan(500);
    }

    @Test
    void eachIsTheSameWheneverItIsRead() {
        Exposure unusual = new Exposure(USUAL, 1023, 5, 3_000);

        for (int kind = 0; kind < 3; kind++) {
            assertThat(sum(unusual, 60 + kind)).isEqualTo(sum(new Exposure(USUAL, 1023, 5, 3_000), 60 + kind));
            assertThat(sum(unusual, 60 + kind)).isNotEqualTo(sum(new Exposure(USUAL, 1023, 6, 3_000), 60 + kind));
        }
    }

    @Test
    void mixedAreUsualAndUnusualByTurns() {
        Mixed mixed = new Mixed(USUAL, new Exposure(USUAL, 1023, 5, 4_000));

        assertThat(mixed.size()).isEqualTo(8_000);
        assertThat(sum(mixed, 20)).isEqualTo(sum(USUAL, 10));
    }
}
