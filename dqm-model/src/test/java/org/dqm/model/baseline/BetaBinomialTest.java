package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dqm.domain.LumisectionHistogram;
import org.junit.jupiter.api.Test;

class BetaBinomialTest {
    private static final int BIN = ToyMaps.bin(12, 5);
    private final ToyMaps maps = new ToyMaps(7);
    private final GoodMaps good = maps.training(3, 40);
    private final Watcher watcher = new BetaBinomial().fit(good).watch();

    @Test
    void aDeadBinHasTheStrongestPull() {
        double usual = watcher.next(maps.good(4, 1)).map();
        Judgement faulty = watcher.next(ToyMaps.with(maps.good(4, 1), 0, BIN));

        assertThat(usual).isBetween(2.0, 5.0);
        assertThat(faulty.map()).isGreaterThan(8);
        assertThat(ToyMaps.highest(faulty.bins())).isEqualTo(BIN);
    }

    @Test
    void aPullIsAboutTheNumberOfStandardDeviations() {
        double sum = 0;
        for (int ls = 1; ls <= 20; ls++) {
            float pull = watcher.next(maps.good(4, ls)).bins().get(BIN);
            sum += pull * pull;
        }

        assertThat(Math.sqrt(sum / 20)).isCloseTo(1, within(0.35));
    }

    @Test
    void noPullExceedsThirtySeven() {
        double pull = watcher.next(ToyMaps.with(maps.good(4, 1), 100, BIN)).map();

        assertThat(pull).isBetween(30.0, 37.2);
    }

    @Test
    void clusteredHitsOfAGoodMapLookLikeFaults() {
        // Each read-out gives five hits at once: variance over mean 5, as in a calorimeter.
        LumisectionHistogram clustered = ToyMaps.with(maps.good(4, 1, 8), 5, ToyMaps.all());

        double pull = watcher.next(clustered).map();

        assertThat(pull).isGreaterThan(5);
    }

    @Test
    void theShortcutForTheOtherHitsChangesNoPull() {
        double a = 4_001;
        double b = 1_600_000;
        double total = 38_000;
        double mean = Math.rint(total * a / (a + b));

        for (double hits : new double[] {0, 20, 90, 140, 300}) {
            double shortcut = BetaReference.logProbability(a, b, hits, BetaReference.logGamma(hits + 1), total);

            double exact = term(hits, total, a, b) - term(mean, total, a, b);
            assertThat(shortcut).isCloseTo(exact, within(0.02));
        }
    }

    /** What of the logarithm of the beta-binomial probability depends on the hits. */
    private static double term(double x, double n, double a, double b) {
        return BetaReference.logGamma(x + a)
                - BetaReference.logGamma(x + 1)
                + BetaReference.logGamma(n - x + b)
                - BetaReference.logGamma(n - x + 1);
    }

    @Test
    void theLogarithmOfTheGammaFunctionIsThatOfFactorials() {
        double factorial = 1;
        for (int n = 1; n <= 30; n++) {
            assertThat(BetaReference.logGamma(n)).isCloseTo(Math.log(factorial), within(1e-9));
            factorial *= n;
        }
    }
}
