package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class NoiseModelTest {
    @Test
    void independentCountsHaveNoCorrelation() {
        NoiseModel noise = fit(SyntheticMaps.poisson(61, 200).good(1, 20));

        assertThat(noise.dispersion(0)).isCloseTo(1, within(0.5));
        assertThat(noise.correlation(5)).isCloseTo(1, within(0.2));
    }

    @Test
    void neighboursThatVaryTogetherAreSeen() {
        NoiseModel noise = fit(correlated(20));

        assertThat(noise.correlation(2)).isBetween(1.8, 4.0);
        assertThat(noise.correlation(5)).isGreaterThan(noise.correlation(2));
        assertThat(noise.correlationOf(16)).isBetween(noise.correlation(3), noise.correlation(5));
        assertThat(noise.correlationOf(400)).isGreaterThanOrEqualTo(noise.correlation(5));
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

        NoiseModel noise = fit(good);

        assertThat(noise.dispersion(50)).isGreaterThan(5 * noise.dispersion(51));
    }

    @Test
    void isTheSameAfterSavingAndLoading() {
        NoiseModel noise = fit(SyntheticMaps.poisson(63, 50).good(1, 3));

        NoiseModel loaded = NoiseModel.fromArrays(SyntheticMaps.GRID, noise.toArrays(SyntheticMaps.GRID));

        assertThat(loaded.toArrays(SyntheticMaps.GRID)).isEqualTo(noise.toArrays(SyntheticMaps.GRID));
        assertThat(loaded.correlation(3)).isEqualTo(noise.correlation(3));
    }

    private static NoiseModel fit(List<LumisectionHistogram> good) {
        Reference reference = Reference.fit(SyntheticMaps.GRID, good);
        return NoiseModel.fit(good.stream().map(reference::expect).toList());
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
