package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.junit.jupiter.api.Test;

class RenumberingTest {
    private static final ElementKey ELEMENT = new ElementKey("old", "Hcal/a");

    @Test
    void runsGetConsecutiveNumbersInTheOrderInWhichTheyCome() {
        Renumbering renumbering = Renumbering.fromRun(42);

        assertThat(renumbering.apply(histogram(900, 1)).id().run()).isEqualTo(42);
        assertThat(renumbering.apply(histogram(100, 1)).id().run()).isEqualTo(43);
        assertThat(renumbering.apply(histogram(900, 2)).id()).isEqualTo(new RecordId(ELEMENT, 42, 2));
        assertThat(renumbering.runs()).isEqualTo(2);
    }

    @Test
    void lumisectionsKeepTheirDistances() {
        Renumbering renumbering =
                new Renumbering(OptionalInt.empty(), OptionalInt.of(11), Optional.empty(), Optional.empty());

        assertThat(renumbering.apply(histogram(900, 5)).id().ls()).isEqualTo(11);
        assertThat(renumbering.apply(histogram(900, 8)).id().ls()).isEqualTo(14);
    }

    @Test
    void elementAndDatasetAreReplacedAndTheBinsStay() {
        Renumbering renumbering =
                new Renumbering(OptionalInt.empty(), OptionalInt.empty(), Optional.of("X/y"), Optional.of("new"));

        LumisectionHistogram changed = renumbering.apply(histogram(900, 5));

        assertThat(changed.id()).isEqualTo(new RecordId(new ElementKey("new", "X/y"), 900, 5));
        assertThat(changed.bins()).isEqualTo(histogram(900, 5).bins());
        assertThat(renumbering.isIdentity()).isFalse();
    }

    private static LumisectionHistogram histogram(int run, int ls) {
        return new LumisectionHistogram(
                new RecordId(ELEMENT, run, ls),
                Axis.NONE,
                Axis.NONE,
                ls,
                BinGrid.of(1, 1, new float[] {ls}),
                Content.OCCUPANCY,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
