package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Units of 16 bins whose significance changes by 7 when the rate grows by a factor e, as that of 50 hits does. */
class UnitDevianceTest {
    private static final int BINS = 16;
    private static final double SENSITIVITY = 7;

    @Test
    void aTiltOfTenPercentCountsForLittle() {
        UnitDeviance tilted = unit(0.7, 0.7);

        assertThat(tilted.strict()).isCloseTo(7.84, within(1e-9));
        assertThat(tilted.lenient()).isLessThan(0.5);
    }

    @Test
    void halfTheHitsAreMoreThanATiltExplains() {
        UnitDeviance halved = unit(-4.9, -4.9);

        assertThat(halved.lenient()).isBetween(15.0, 25.0);
    }

    @Test
    void aPatternIsNoTilt() {
        UnitDeviance pattern = unit(3, -3);

        assertThat(pattern.lenient()).isCloseTo(pattern.strict(), within(1e-9));
    }

    private static UnitDeviance unit(double even, double odd) {
        UnitDeviance unit = new UnitDeviance();
        for (int bin = 0; bin < BINS; bin++) {
            unit.add(bin % 2 == 0 ? even : odd, SENSITIVITY);
        }
        return unit;
    }
}
