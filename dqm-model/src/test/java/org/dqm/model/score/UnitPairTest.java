package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

/** Columns 8 and 9 of the map are never filled. */
class UnitPairTest {
    private static final int NX = SyntheticMaps.NX;

    private final Reference reference =
            Reference.fit(SyntheticMaps.GRID, SyntheticMaps.poisson(19, 100).good(1, 5));

    @Test
    void binsArePairedInTheOrderOfTheirIndex() {
        UnitPair pair = UnitPair.of(unit("A", 13, 14, 1, 2), unit("B", 18, 19, 5, 6), reference)
                .orElseThrow();

        assertThat(pair.name()).isEqualTo("A ⇄ B");
        assertThat(pair.one()).containsExactly(12, 13, NX + 12, NX + 13);
        assertThat(pair.other()).containsExactly(4 * NX + 17, 4 * NX + 18, 5 * NX + 17, 5 * NX + 18);
        assertThat(pair.unpaired().isEmpty()).isTrue();
    }

    @Test
    void unitsOfOtherSizeOrLevelOrWithCommonBinsAreNoPair() {
        DetectorUnit unit = unit("A", 13, 14, 1, 2);

        assertThat(UnitPair.of(unit, unit("B", 13, 15, 5, 6), reference)).isEmpty();
        assertThat(UnitPair.of(
                        unit,
                        new DetectorUnit("B", "ring", unit("B", 18, 19, 5, 6).bins()),
                        reference))
                .isEmpty();
        assertThat(UnitPair.of(unit, unit("B", 14, 15, 1, 2), reference)).isEmpty();
    }

    @Test
    void aBinWhosePartnerIsNeverFilledIsLiveButTellsNothing() {
        UnitPair pair = UnitPair.of(unit("A", 5, 8, 1, 1), unit("B", 13, 16, 1, 1), reference)
                .orElseThrow();

        assertThat(pair.one()).containsExactly(4, 5, 6);
        assertThat(pair.other()).containsExactly(12, 13, 14);
        assertThat(pair.live().cardinality()).isEqualTo(7);
        assertThat(pair.unpaired().stream()).containsExactly(15);
    }

    @Test
    void unitsThatAreFilledInOtherPlacesAreNoPair() {
        assertThat(UnitPair.of(unit("A", 6, 9, 1, 1), unit("B", 13, 16, 1, 1), reference))
                .isPresent();
        assertThat(UnitPair.of(unit("A", 7, 9, 1, 1), unit("B", 13, 15, 1, 1), reference))
                .isEmpty();
    }

    private static DetectorUnit unit(String name, int x1, int x2, int y1, int y2) {
        return new DetectorUnit(
                name, "module", BinSet.rectangle(NX, SyntheticMaps.NY, new BinRange(x1, x2), new BinRange(y1, y2)));
    }
}
