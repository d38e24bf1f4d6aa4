package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The baselines that train a network, each trained once, briefly, for all stories. */
class NetworkBaselinesTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private static final NetworkTraining BRIEF = new NetworkTraining(15, 160, 4);
    private static final ToyMaps MAPS = new ToyMaps(10);
    private static Map<String, Method> methods = Map.of();

    @BeforeAll
    static void train() {
        GoodMaps good = MAPS.training(4, 40);
        Stream<MethodFitting> own = Stream.of(
                new DenseAutoencoder(BRIEF),
                new DenoisingAutoencoder(BRIEF),
                new ResidualAutoencoder(BRIEF),
                new SupervisedCnn(BRIEF));
        methods = Stream.concat(own, new EcalAutoencoder(BRIEF).fittings().stream())
                .map(fitting -> fitting.fit(good))
                .collect(Collectors.toMap(Method::name, Function.identity()));
    }

    @Test
    void eachFindsADeadBin() {
        for (Method method : methods.values()) {
            Watcher watcher = method.watch();
            IntStream.rangeClosed(1, 5).forEach(ls -> watcher.next(ToyMaps.with(MAPS.good(9, ls), 0, BIN)));

            Judgement judgement = watcher.next(ToyMaps.with(MAPS.good(9, 6), 0, BIN));

            assertThat(ToyMaps.highest(judgement.bins())).as(method.name()).isEqualTo(BIN);
        }
    }

    @Test
    void eachThatLooksForTheWorstBinTellsAMapWithADeadBinFromAGoodOne() {
        for (String name : new String[] {"denoising_autoencoder", "residual", "ecal_spatial", "supervised_cnn"}) {
            Watcher watcher = method(name).watch();

            double good = watcher.next(MAPS.good(9, 1)).map();
            double faulty = watcher.next(ToyMaps.with(MAPS.good(9, 1), 0, BIN)).map();

            assertThat(faulty).as(name).isGreaterThan(1.2 * good);
        }
    }

    @Test
    void theMeanErrorOfTheDenseAutoencoderHardlyMovesForABinAtHalfItsRate() {
        Watcher watcher = method("dense_autoencoder").watch();

        double good = watcher.next(MAPS.good(9, 1)).map();
        double faulty = watcher.next(ToyMaps.with(MAPS.good(9, 1), 0.5, BIN)).map();

        assertThat(faulty).isBetween(0.8 * good, 1.2 * good);
    }

    @Test
    void aHigherPileupIsNoFaultForEcalsLoss() {
        Watcher watcher = method("ecal_spatial").watch();

        double low = watcher.next(MAPS.good(9, 1, 32)).map();
        double high = watcher.next(MAPS.good(9, 2, 48)).map();

        assertThat(high).isBetween(0.3 * low, 2 * low);
    }

    @Test
    void theProductForgetsAFluctuationOfOneLumisection() {
        Watcher watcher = method("ecal_spatial_time").watch();
        watcher.next(MAPS.good(9, 1));
        watcher.next(MAPS.good(9, 2));

        float once = watcher.next(ToyMaps.with(MAPS.good(9, 3), 0, BIN)).bins().get(BIN);
        watcher.next(ToyMaps.with(MAPS.good(9, 4), 0, BIN));
        float thrice =
                watcher.next(ToyMaps.with(MAPS.good(9, 5), 0, BIN)).bins().get(BIN);

        assertThat(once).isLessThan(0.2f * thrice);
    }

    @Test
    void theProductOfSixSaysNothingBeforeTheSixthLumisection() {
        Watcher watcher = method("ecal_spatial_time_6").watch();

        double[] map = IntStream.rangeClosed(1, 6)
                .mapToDouble(ls ->
                        watcher.next(ToyMaps.with(MAPS.good(9, ls), 0, BIN)).map())
                .toArray();

        assertThat(map).startsWith(0, 0, 0, 0, 0);
        assertThat(map[5]).isPositive();
    }

    @Test
    void theSupervisedNetworkIsBlindToAFaultThatItWasNotShown() {
        Watcher watcher = method("supervised_cnn").watch();
        int[] row = IntStream.range(0, ToyMaps.NX).map(x -> ToyMaps.bin(x, 5)).toArray();

        double block = watcher.next(ToyMaps.with(MAPS.good(9, 1), 0.5, ToyMaps.square(12, 4, 5)))
                .map();
        double weakRow = watcher.next(ToyMaps.with(MAPS.good(9, 1), 0.85, row)).map();

        assertThat(weakRow).isLessThan(block);
    }

    private static Method method(String name) {
        Method method = methods.get(name);
        assertThat(method).as(name).isNotNull();
        return method;
    }
}
