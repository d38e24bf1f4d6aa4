package org.dqm.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dqm.domain.LumisectionHistogram;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final int BIN = 5 * SyntheticMaps.NX + 12;

    @Test
    void binsThatAreNeverFilledAreMasked() {
        Reference reference =
                Reference.fit(SyntheticMaps.GRID, SyntheticMaps.poisson(1, 200).good(1, 6));

        assertThat(reference.liveBins()).isEqualTo(22 * 16);
        assertThat(reference.isLive(7)).isFalse();
        assertThat(reference.response()).isEqualTo(Response.POISSON);
        assertThat(reference.dispersion()).isCloseTo(1, within(0.15));
    }

    @Test
    void channelsThatSaturateAtTheNumberOfEventsAreRecognised() {
        Reference reference = Reference.fit(
                SyntheticMaps.GRID, SyntheticMaps.binomial(2, 1_000).good(1, 6));

        assertThat(reference.response()).isEqualTo(Response.BINOMIAL);
        assertThat(reference.dispersion()).isCloseTo(1, within(0.15));
    }

    @Test
    void manyEqualCountsAreNotTakenForSaturation() {
        float[] flat = new float[SyntheticMaps.GRID.size()];
        List<LumisectionHistogram> maps = new ArrayList<>();
        Random random = new Random(3);
        for (int ls = 1; ls <= 4; ls++) {
            for (int i = 0; i < flat.length; i++) {
                flat[i] = Math.round(10_000 + 100 * random.nextGaussian());
            }
            maps.add(SyntheticMaps.histogram(1, ls, flat));
        }

        assertThat(Reference.fit(SyntheticMaps.GRID, maps).response()).isEqualTo(Response.POISSON);
    }

    @Test
    void scaleFollowsLuminosityAndIgnoresADeadQuarter() {
        SyntheticMaps maps = SyntheticMaps.poisson(4, 100);
        Reference reference = Reference.fit(SyntheticMaps.GRID, maps.good(1, 6));
        float[] counts = maps.good(1, 7, 1.5).bins().toArray();
        Arrays.fill(counts, 0, counts.length / 4, 0f);

        Expectation expectation = reference.expect(SyntheticMaps.histogram(1, 7, counts));

        assertThat(expectation.scale()).isCloseTo(1.5, within(0.03));
    }

    @Test
    void oneScreamingChannelDoesNotMoveTheScale() {
        SyntheticMaps maps = SyntheticMaps.poisson(5, 100);
        Reference reference = Reference.fit(SyntheticMaps.GRID, maps.good(1, 6));
        float[] counts = maps.good(7).bins().toArray();
        counts[BIN] = 1e9f;

        Expectation expectation = reference.expect(SyntheticMaps.histogram(1, 7, counts));

        assertThat(expectation.scale()).isCloseTo(1, within(0.03));
    }

    @Test
    void aFaultInOneTrainingLumisectionIsForgotten() {
        SyntheticMaps maps = SyntheticMaps.poisson(6, 400);
        List<LumisectionHistogram> training = new ArrayList<>(maps.good(1, 5));
        double expected = Reference.fit(SyntheticMaps.GRID, training).rate(BIN);
        float[] counts = maps.good(6).bins().toArray();
        counts[BIN] = 0;
        training.add(SyntheticMaps.histogram(1, 6, counts));

        Reference reference = Reference.fit(SyntheticMaps.GRID, training);

        assertThat(reference.rate(BIN)).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void isTheSameAfterSavingAndLoading() {
        SyntheticMaps maps = SyntheticMaps.binomial(7, 300);
        Reference reference = Reference.fit(SyntheticMaps.GRID, maps.good(1, 4));
        LumisectionHistogram histogram = maps.good(5);

        Reference loaded = Reference.fromArrays(SyntheticMaps.GRID, reference.toArrays());

        assertThat(loaded.toArrays()).isEqualTo(reference.toArrays());
        assertThat(loaded.expect(histogram).meanMap())
                .isEqualTo(reference.expect(histogram).meanMap());
    }

    @Test
    void nothingToLearnFromIsSaid() {
        LumisectionHistogram empty = SyntheticMaps.histogram(1, 1, new float[SyntheticMaps.GRID.size()]);

        assertThatThrownBy(() -> Reference.fit(SyntheticMaps.GRID, List.of(empty)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no training histogram with a hit");
    }
}
