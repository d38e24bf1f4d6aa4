package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class NmfTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private final ToyMaps maps = new ToyMaps(9);
    private final Watcher watcher = new Nmf().fit(maps.training(3, 30)).watch();

    @Test
    void aDeadBlockIsOneHeavyCluster() {
        double bin = watcher.next(ToyMaps.with(maps.good(4, 1), 0, BIN)).map();
        double block = watcher.next(ToyMaps.with(maps.good(4, 1), 0, ToyMaps.square(12, 4, 3)))
                .map();

        assertThat(bin).isGreaterThan(1);
        assertThat(block).isGreaterThan(5 * bin);
    }

    @Test
    void aboveFiveTimesTheAverageAllIsTheSame() {
        float ten = watcher.next(ToyMaps.with(maps.good(4, 1), 10, BIN)).bins().get(BIN);
        float hundred =
                watcher.next(ToyMaps.with(maps.good(4, 1), 20, BIN)).bins().get(BIN);

        assertThat(hundred).isCloseTo(ten, within(0.05f * ten));
    }

    @Test
    void sumsOfThePatternsAreReconstructed() {
        Random random = new Random(4);
        List<float[]> vectors = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            float a = random.nextFloat();
            float b = random.nextFloat();
            vectors.add(new float[] {a, a, 0, b, 2 * b});
        }

        float[] reconstruction = new float[5];
        NonNegativeFactors.of(vectors, 2)
                .reconstruct(new float[] {0.5f, 0.5f, 0, 0.3f, 0.6f}, new float[2], reconstruction);

        assertThat(reconstruction).containsExactly(new float[] {0.5f, 0.5f, 0, 0.3f, 0.6f}, within(0.02f));
    }

    @Test
    void aClusterGoesOnOverTheSeamOfAnAxisThatWraps() {
        float[] values = new float[ToyMaps.NX * ToyMaps.NY];
        values[ToyMaps.bin(3, 0)] = 2;
        values[ToyMaps.bin(3, ToyMaps.NY - 1)] = 3;
        values[ToyMaps.bin(23, 5)] = 4;

        double heaviest = new Clusters(SyntheticMaps.GRID).heaviest(values, 1);

        assertThat(heaviest).isEqualTo(5);
    }
}
