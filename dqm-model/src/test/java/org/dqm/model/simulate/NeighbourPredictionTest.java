package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighbourPredictionTest {
    private static final int[][] AROUND = {{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}};

    /** FIELD.md: 0.63 σ are left in real maps; its generator, which is ours, leaves 0.59. */
    @Test
    void aTowersNeighboursTellAsMuchAsInRealMaps() {
        NoiseSample sample = NoiseSample.of("ecal-barrel", 1_000);
        int nx = sample.plane().nx();
        double sum = 0;
        int towers = 0;
        for (int y = 2; y < sample.plane().ny() - 2; y += 3) {
            for (int x = 2; x < nx - 2; x += 3) {
                int tower = y * nx + x;
                int[] bins = neighbours(tower, nx);
                if (sample.isTypical(tower) && sample.isTypical(bins)) {
                    sum += unexplained(sample, tower, bins);
                    towers++;
                }
            }
        }

        assertThat(Math.sqrt(sum / towers)).isCloseTo(0.63, within(0.05));
    }

    private static int[] neighbours(int tower, int nx) {
        int[] bins = new int[AROUND.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = tower + AROUND[i][0] + AROUND[i][1] * nx;
        }
        return bins;
    }

    /** 1 − b·C⁻¹·b/v by Gaussian elimination. */
    private static double unexplained(NoiseSample sample, int tower, int[] bins) {
        int n = bins.length;
        double[][] rows = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = sample.product(bins[i], bins[j]);
            }
            rows[i][n] = sample.product(bins[i], tower);
        }
        double explained = 0;
        for (int i = 0; i < n; i++) {
            explained += rows[i][n] * rows[i][n] / rows[i][i];
            for (int k = i + 1; k < n; k++) {
                double factor = rows[k][i] / rows[i][i];
                for (int j = i; j <= n; j++) {
                    rows[k][j] -= factor * rows[i][j];
                }
            }
        }
        return 1 - explained / sample.product(tower, tower);
    }
}
