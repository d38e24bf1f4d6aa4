package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class NoiseModelTest {
    private static final BitSet NONE = new BitSet();

    @Test
    void independentBinsSayNothingOfEachOther() {
        NoiseModel noise = fit(SyntheticMaps.poisson(61, 200).good(1, 20));

        assertThat(noise.law()).isEqualTo(CountLaw.POISSON);
        assertThat(noise.places(0.1).growth(3)[100]).isCloseTo(1, within(0.25f));
        assertThat(noise.places(0.1).response(3)[100]).isCloseTo(1, within(0.25f));
    }

    @Test
    void sumsOfResidualsScatterAsTheModelSays() {
        List<LumisectionHistogram> good = correlated(40);
        NoiseModel noise = fit(good);
        Reference reference = Reference.fit(SyntheticMaps.GRID, good);

        double squares = 0;
        int counted = 0;
        for (LumisectionHistogram histogram : good) {
            MapSums sums = MapSums.of(
                    reference.expect(histogram), OptionalDouble.empty(), new float[SyntheticMaps.GRID.size()]);
            Residuals residuals = Residuals.of(sums, noise, NONE);
            float[] weight = residuals.places().weight();
            double variance = 0;
            double excess = 0;
            for (int y = 4; y < 9; y++) {
                for (int x = 12; x < 17; x++) {
                    int i = y * SyntheticMaps.NX + x;
                    excess += weight[i] * residuals.excess()[i];
                    variance += weight[i] * weight[i] * residuals.variance()[i];
                }
            }
            float growth = residuals.places().growth(3)[4 * SyntheticMaps.NX + 12];
            squares +=
                    excess * excess / (variance * noise.placeSpread(1).squares(3)[4 * SyntheticMaps.NX + 12] * growth);
            counted++;
        }

        assertThat(squares / counted).isBetween(0.4, 2.5);
    }

    @Test
    void aFlickeringChannelIsAllowedToFlicker() {
        SyntheticMaps maps = SyntheticMaps.poisson(62, 100);
        List<LumisectionHistogram> good = new ArrayList<>();
        for (LumisectionHistogram histogram : maps.good(1, 20)) {
            float[] counts = histogram.bins().toArray();
            counts[50] = histogram.id().ls() % 2 == 0 ? 0 : counts[50];
            good.add(SyntheticMaps.histogram(1, histogram.id().ls(), counts));
        }

        Reference reference = Reference.fit(SyntheticMaps.GRID, good);

        assertThat(reference.dispersion(50)).isGreaterThan(5 * reference.dispersion(51));
    }

    @Test
    void isTheSameAfterSavingAndLoading() {
        List<LumisectionHistogram> good = SyntheticMaps.poisson(63, 50).good(1, 3);
        NoiseModel noise = fit(good);

        NoiseModel loaded = NoiseModel.fromArrays(Reference.fit(SyntheticMaps.GRID, good), 0, noise.toArrays());

        assertThat(loaded.toArrays()).isEqualTo(noise.toArrays());
        assertThat(loaded.placeSpread(10).squares(2))
                .isEqualTo(noise.placeSpread(10).squares(2));
    }

    private static NoiseModel fit(List<LumisectionHistogram> good) {
        Reference reference = Reference.fit(SyntheticMaps.GRID, good);
        List<Expectation> plain = good.stream().map(reference::expect).toList();
        List<Integer> runs = good.stream().map(h -> h.id().run()).toList();
        List<MapSums> sums = plain.stream()
                .map(p -> MapSums.of(p, OptionalDouble.empty(), new float[SyntheticMaps.GRID.size()]))
                .toList();
        return NoiseModel.fit(reference, NeighbourCovariance.fit(plain, runs), sums, runs, List.of());
    }

    /** Each square of 2 × 2 bins fluctuates as one. */
    private static List<LumisectionHistogram> correlated(int lumisections) {
        Random random = new Random(64);
        List<LumisectionHistogram> maps = new ArrayList<>();
        for (int ls = 1; ls <= lumisections; ls++) {
            float[] counts = new float[SyntheticMaps.GRID.size()];
            float[] noise = new float[counts.length];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) (20 * random.nextGaussian());
            }
            for (int i = 0; i < counts.length; i++) {
                int corner = i / SyntheticMaps.NX / 2 * 2 * SyntheticMaps.NX + i % SyntheticMaps.NX / 2 * 2;
                counts[i] = Math.round(400 + noise[corner]);
            }
            maps.add(SyntheticMaps.histogram(1, ls, counts));
        }
        return maps;
    }
}
