package org.dqm.model.baseline;

import java.util.List;
import java.util.Random;

/**
 * Mean and main directions of some vectors: orthonormal, found by repeated multiplication with the covariance.
 *
 * <p>Short enough to need no library; directions of nearly equal variance may be mixed, which their common span, all
 * that a reconstruction depends on, does not feel.
 */
final class PrincipalComponents {
    private static final int ROUNDS = 40;

    private final float[] mean;
    private final float[][] directions;

    private PrincipalComponents(float[] mean, float[][] directions) {
        this.mean = mean;
        this.directions = directions;
    }

    /**
     * Fits.
     *
     * @param vectors at least one, all of one length
     * @param most how many directions; fewer where there are not as many vectors
     */
    static PrincipalComponents of(List<float[]> vectors, int most) {
        int size = vectors.get(0).length;
        float[] mean = new float[size];
        for (float[] vector : vectors) {
            for (int i = 0; i < size; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        Random random = new Random(1);
        float[][] directions = new float[Math.max(0, Math.min(most, vectors.size() - 1))][size];
        for (float[] direction : directions) {
            for (int i = 0; i < size; i++) {
                direction[i] = (float) random.nextGaussian();
            }
        }
        orthonormalise(directions);
        for (int round = 0; round < ROUNDS; round++) {
            float[][] next = new float[directions.length][size];
            for (float[] vector : vectors) {
                for (int k = 0; k < directions.length; k++) {
                    addScaled(next[k], vector, mean, centredProduct(vector, mean, directions[k]));
                }
            }
            directions = next;
            orthonormalise(directions);
        }
        return new PrincipalComponents(mean, directions);
    }

    /** Writes the nearest point of the span of the directions through the mean. */
    void reconstruct(float[] vector, float[] reconstruction) {
        System.arraycopy(mean, 0, reconstruction, 0, mean.length);
        for (float[] direction : directions) {
            float along = centredProduct(vector, mean, direction);
            for (int i = 0; i < mean.length; i++) {
                reconstruction[i] += along * direction[i];
            }
        }
    }

    private static void addScaled(float[] sum, float[] vector, float[] mean, float factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * (vector[i] - mean[i]);
        }
    }

    private static float centredProduct(float[] vector, float[] mean, float[] direction) {
        float sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += (vector[i] - mean[i]) * direction[i];
        }
        return sum;
    }

    /** Gram and Schmidt; a direction in which nothing is left becomes 0. */
    private static void orthonormalise(float[][] directions) {
        for (int k = 0; k < directions.length; k++) {
            float[] one = directions[k];
            for (int j = 0; j < k; j++) {
                float along = product(one, directions[j]);
                for (int i = 0; i < one.length; i++) {
                    one[i] -= along * directions[j][i];
                }
            }
            float length = (float) Math.sqrt(product(one, one));
            for (int i = 0; i < one.length; i++) {
                one[i] = length > 1e-20 ? one[i] / length : 0;
            }
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
