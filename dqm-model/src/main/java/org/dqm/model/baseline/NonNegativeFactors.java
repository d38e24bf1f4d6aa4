package org.dqm.model.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Non-negative patterns of which non-negative vectors are sums: v ≈ Σ w_k h_k, w and h ≥ 0, least squares.
 *
 * <p>Patterns by the multiplicative updates of Lee and Seung (NIPS 2000), weights of one vector by coordinate descent.
 */
final class NonNegativeFactors {
    private static final int ROUNDS = 100;
    private static final int SWEEPS = 30;
    private static final float TINY = 1e-9f;

    private final float[][] patterns;
    private final float[][] products;

    private NonNegativeFactors(float[][] patterns) {
        this.patterns = patterns;
        this.products = new float[patterns.length][patterns.length];
        for (int j = 0; j < patterns.length; j++) {
            for (int k = 0; k < patterns.length; k++) {
                products[j][k] = product(patterns[j], patterns[k]);
            }
        }
    }

    /**
     * Fits.
     *
     * @param vectors at least one, all of one length, no negative number
     */
    static NonNegativeFactors of(List<float[]> vectors, int count) {
        int size = vectors.get(0).length;
        Random random = new Random(1);
        NonNegativeFactors factors = new NonNegativeFactors(new float[count][size]);
        float[] weights = new float[count];
        for (float[] pattern : factors.patterns) {
            for (int i = 0; i < size; i++) {
                pattern[i] = 0.5f + random.nextFloat();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            factors = new NonNegativeFactors(factors.patterns);
            float[][] above = new float[count][size];
            float[][] squares = new float[count][count];
            for (float[] vector : vectors) {
                factors.weigh(vector, weights);
                for (int k = 0; k < count; k++) {
                    addScaled(above[k], vector, weights[k]);
                    addScaled(squares[k], weights, weights[k]);
                }
            }
            factors = new NonNegativeFactors(factors.updated(above, squares));
        }
        return factors;
    }

    private float[][] updated(float[][] above, float[][] squares) {
        float[][] next = new float[patterns.length][patterns[0].length];
        for (int k = 0; k < next.length; k++) {
            float[] below = new float[next[k].length];
            for (int j = 0; j < next.length; j++) {
                addScaled(below, patterns[j], squares[k][j]);
            }
            for (int i = 0; i < below.length; i++) {
                next[k][i] = patterns[k][i] * above[k][i] / (below[i] + TINY);
            }
        }
        return next;
    }

    int count() {
        return patterns.length;
    }

    /** Writes the best weights, and with them the reconstruction. */
    void reconstruct(float[] vector, float[] weights, float[] reconstruction) {
        weigh(vector, weights);
        Arrays.fill(reconstruction, 0);
        for (int k = 0; k < patterns.length; k++) {
            addScaled(reconstruction, patterns[k], weights[k]);
        }
    }

    private void weigh(float[] vector, float[] weights) {
        float[] gradient = new float[patterns.length];
        for (int k = 0; k < patterns.length; k++) {
            gradient[k] = product(patterns[k], vector);
        }
        Arrays.fill(weights, 0);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int k = 0; k < patterns.length; k++) {
                float left = gradient[k] - product(products[k], weights) + products[k][k] * weights[k];
                weights[k] = Math.max(0, left / (products[k][k] + TINY));
            }
        }
    }

    private static void addScaled(float[] sum, float[] part, float factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * part[i];
        }
    }

    private static float product(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
