package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTest {
    @Test
    void theQuantileIsWhereTheCumulativeProbabilityCrosses() {
        for (double p : new double[] {0.02, 0.1, 0.4, 0.8, 0.995}) {
            for (double deviate = -4; deviate <= 4; deviate += 0.37) {
                int exact = exactQuantile(200, p, deviate);

                assertThat(Binomial.quantile(200, p, deviate))
                        .as("p %s, deviate %s", p, deviate)
                        .isCloseTo(exact, within(1));
            }
        }
    }

    @Test
    void meanAndVarianceAreBinomial() {
        Deviates deviates = new Deviates(3, 1, 1, Deviates.Purpose.NOISE);
        int n = 1_600;
        double p = 0.3;
        int draws = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double off = Binomial.quantile(n, p, deviates.normal()) - n * p;
            sum += off;
            squares += off * off;
        }

        assertThat(sum / draws).isCloseTo(0, within(0.3));
        assertThat(squares / draws / (n * p * (1 - p))).isCloseTo(1, within(0.03));
    }

    @Test
    void theEndsAreExact() {
        assertThat(Binomial.quantile(1_500, 0, 3)).isZero();
        assertThat(Binomial.quantile(1_500, 1, -3)).isEqualTo(1_500);
        assertThat(Binomial.quantile(0, 0.3, 1)).isZero();
        assertThat(Binomial.quantile(1_500, 0.001, 40)).isBetween(1, 1_500);
    }

    private static int exactQuantile(int n, double p, double deviate) {
        double wanted = Binomial.normalCdf(deviate);
        double cumulative = 0;
        double logChoose = 0;
        for (int k = 0; k <= n; k++) {
            cumulative += Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p));
            if (cumulative >= wanted) {
                return k;
            }
            logChoose += Math.log((double) (n - k) / (k + 1));
        }
        return n;
    }
}
