package org.dqm.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.dqm.domain.LumisectionHistogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BlindLinearTest {
    private static final GridTopology GRID = new GridTopology(30, 24, true, false);
    private static final BitSet NONE = new BitSet();

    private static List<Expectation> good;
    private static BlindLinear blind;

    @BeforeAll
    static void learn() {
        List<LumisectionHistogram> histograms = CorrelatedMaps.of(GRID, 6, 20, 7);
        Reference reference = Reference.fit(GRID, histograms);
        List<Integer> runs = histograms.stream().map(h -> h.id().run()).toList();
        good = histograms.stream().map(reference::expect).toList();
        blind = new BlindLinear(reference, NeighbourCovariance.fit(good, runs));
    }

    @Test
    void neighboursTakeAwayMoreThanAThirdOfTheScatter() {
        double plain = 0;
        double left = 0;
        for (Expectation lumisection : good) {
            float[] predicted = blind.predict(lumisection, NONE);
            for (int i = 0; i < predicted.length; i++) {
                double u = lumisection.standardised(i);
                plain += u * u;
                left += (u - predicted[i]) * (u - predicted[i]);
            }
        }

        assertThat(Math.sqrt(left / plain)).isLessThan(0.67);
    }

    @Test
    void aBinSaysNothingAboutItself() {
        Expectation lumisection = good.get(3);
        float[] before = blind.predict(lumisection, NONE);
        for (int bin : new int[] {0, 29, 30 * 12 + 15, 30 * 24 - 1}) {
            float[] hits = hits(lumisection);
            hits[bin] = 0;

            float[] after = blind.predict(lumisection.withCounts(hits), NONE);

            assertThat(after[bin]).isEqualTo(before[bin]);
            assertThat(after[(bin + 1) % 30 + bin / 30 * 30]).isNotEqualTo(before[(bin + 1) % 30 + bin / 30 * 30]);
        }
    }

    @Test
    void aHiddenBlockSaysNothingAboutAnyBin() {
        Expectation lumisection = good.get(5);
        BitSet block = new BitSet();
        float[] hits = hits(lumisection);
        for (int y = 10; y < 15; y++) {
            block.set(y * 30 + 12, y * 30 + 17);
            for (int x = 12; x < 17; x++) {
                hits[y * 30 + x] = 0;
            }
        }

        assertThat(blind.predict(lumisection.withCounts(hits), block)).isEqualTo(blind.predict(lumisection, block));
    }

    @Test
    void fewerNeighboursKnowLess() {
        Expectation lumisection = good.get(0);
        float[] deviation = new float[GRID.size()];
        int middle = 12 * 30 + 15;
        BitSet around = new BitSet();
        around.set(middle - 1);
        around.set(middle + 1);

        double all = blind.predict(deviation, deviation, 0.1, NONE).variance()[middle];
        double some = blind.predict(deviation, deviation, 0.1, around).variance()[middle];
        double corner = blind.predict(deviation, deviation, 0.1, NONE).variance()[0];

        assertThat(lumisection.grid()).isEqualTo(GRID);
        assertThat(some).isGreaterThan(all * 1.02);
        assertThat(corner).isGreaterThan(all * 1.02);
    }

    @Test
    void residualsScatterAsTheCovarianceSays() {
        ResidualCovariance residuals = blind.residuals(0.1);
        float[] same = new float[GRID.size()];
        Arrays.fill(same, 1);
        for (int side : new int[] {2, 3, 5}) {
            ResidualCovariance.Sum sum = residuals.sum(square(side), same, same, blind.variance(0.1));
            double measured = measuredGrowth(side);
            assertThat((double) sum.growth()).as("squares of " + side).isCloseTo(measured, within(0.15 * measured));
            assertThat(sum.response()).as("squares of " + side).isBetween(0.1f, 0.8f);
        }
        assertThat(residuals.sum(square(5), same, same, blind.variance(0.1)).growth())
                .isLessThan(0.9f);
        assertThat(residuals.plainGrowth(5)).isGreaterThan(3);
    }

    private static int[] square(int side) {
        return IntStream.range(0, side * side)
                .map(d -> (8 + d / side) * GRID.nx() + 10 + d % side)
                .toArray();
    }

    private static double measuredGrowth(int side) {
        double sum = 0;
        double single = 0;
        for (Expectation lumisection : good) {
            float[] e = blind.predict(lumisection, NONE);
            for (int i = 0; i < e.length; i++) {
                e[i] = (float) lumisection.standardised(i) - e[i];
            }
            for (int y = 3; y < 21 - side; y++) {
                for (int x = 3; x < 27 - side; x++) {
                    double box = 0;
                    for (int dy = 0; dy < side; dy++) {
                        for (int dx = 0; dx < side; dx++) {
                            double one = e[(y + dy) * 30 + x + dx];
                            box += one;
                            single += one * one;
                        }
                    }
                    sum += box * box;
                }
            }
        }
        return sum / single;
    }

    private static float[] hits(Expectation lumisection) {
        float[] hits = new float[GRID.size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = (float) lumisection.count(i);
        }
        return hits;
    }
}
