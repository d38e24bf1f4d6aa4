package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcaTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private final ToyMaps maps = new ToyMaps(8);
    private final Watcher watcher = new Pca().fit(maps.training(3, 40)).watch();

    @Test
    void aDeadBlockIsFarFromItsReconstruction() {
        int[] block = ToyMaps.square(12, 4, 5);

        double good = watcher.next(maps.good(4, 1)).map();
        Judgement faulty = watcher.next(ToyMaps.with(maps.good(4, 1), 0, block));

        assertThat(faulty.map()).isGreaterThan(3 * good);
        assertThat(faulty.bins().get(block[12])).isGreaterThan(30);
    }

    @Test
    void inTheMeanOverTheMapABinAtHalfItsRateDrowns() {
        List<Double> good = new ArrayList<>();
        for (int ls = 1; ls <= 30; ls++) {
            good.add(watcher.next(maps.good(4, ls)).map());
        }

        Judgement faulty = watcher.next(ToyMaps.with(maps.good(4, 31), 0.5, BIN));

        assertThat(faulty.map()).isLessThan(good.stream().max(Double::compare).orElseThrow());
        assertThat(ToyMaps.highest(faulty.bins())).isEqualTo(BIN);
    }

    @Test
    void vectorsInTheSpanOfTheComponentsAreReconstructed() {
        Random random = new Random(3);
        List<float[]> vectors = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            float a = (float) random.nextGaussian();
            float b = (float) random.nextGaussian();
            vectors.add(new float[] {1 + a, 2 - a, 3 + b, 4 + 2 * b, 5});
        }

        float[] reconstruction = new float[5];
        PrincipalComponents.of(vectors, 2).reconstruct(new float[] {4, -1, 1, 0, 5}, reconstruction);

        assertThat(reconstruction).containsExactly(new float[] {4, -1, 1, 0, 5}, within(1e-3f));
    }

    @Test
    void anEmptyMapIsNoError() {
        Judgement empty = watcher.next(ToyMaps.with(maps.good(4, 1), 0, ToyMaps.all()));

        assertThat(empty.map()).isFinite();
    }
}
