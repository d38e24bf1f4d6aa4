package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    /** Networks as they begin: what is asked here does not depend on their training. */
    private static final NetworkTraining UNTRAINED = new NetworkTraining(0, 16, 1);

    private final ToyMaps maps = new ToyMaps(11);
    private final GoodMaps good = maps.training(2, 10);

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(Baselines.all(UNTRAINED))
                .extracting(MethodFitting::name)
                .containsExactly(
                        "count_zero",
                        "below_20_percent",
                        "variance",
                        "sobel",
                        "ring_mean_100",
                        "autodqm_beta_binomial",
                        "autodqm_pca",
                        "nmf",
                        "random_cut_forest",
                        "blind_linear",
                        "ecal_no_correction",
                        "ecal_spatial",
                        "ecal_spatial_time",
                        "ecal_spatial_time_6",
                        "dense_autoencoder",
                        "denoising_autoencoder",
                        "residual",
                        "supervised_cnn");
    }

    @Test
    void everyOneGivesFiniteNumbersAndNoneInMaskedBins() {
        for (Method method : fitted()) {
            Watcher watcher = method.watch();
            for (double factor : new double[] {1, 0, 100}) {
                Judgement judgement = watcher.next(ToyMaps.with(maps.good(3, 1), factor, ToyMaps.all()));

                assertThat(judgement.map()).as(method.name()).isFinite();
                BinGrid bins = judgement.bins();
                assertThat(IntStream.range(0, bins.size()).mapToObj(bins::get))
                        .as(method.name())
                        .allMatch(value -> Float.isFinite(value) && value >= 0);
                assertThat(bins.get(ToyMaps.bin(7, 3))).as(method.name()).isZero();
            }
        }
    }

    @Test
    void everyOneSaysTheSameOfTheSameLumisectionsAgain() {
        for (Method method : fitted()) {
            double[] first = story(method.watch());
            double[] again = story(method.watch());

            assertThat(again).as(method.name()).containsExactly(first);
        }
    }

    private double[] story(Watcher watcher) {
        ToyMaps same = new ToyMaps(12);
        return IntStream.rangeClosed(1, 8)
                .mapToDouble(ls -> watcher.next(same.good(3, ls)).map())
                .toArray();
    }

    private List<Method> fitted() {
        return Baselines.all(UNTRAINED).stream()
                .map(fitting -> fitting.fit(good))
                .toList();
    }
}
