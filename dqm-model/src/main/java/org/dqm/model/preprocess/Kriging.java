package org.dqm.model.preprocess;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Weights of the best linear prediction of a bin from those of its 24 neighbours that are there.
 *
 * <p>A pattern has a bit for every neighbour that tells: row by row from (−2, −2) to (2, 2), the bin itself left out.
 */
final class Kriging {
    /** Displacements to either side. */
    static final int REACH = 2;
    /** Number of neighbours. */
    static final int NEIGHBOURS = 24;
    /** Every neighbour tells. */
    static final int FULL = (1 << NEIGHBOURS) - 1;

    /** Added to the diagonal, so that measured covariances can be inverted. */
    private static final double RIDGE = 0.003;

    private final double[] covariance = new double[NeighbourCovariance.WIDTH * NeighbourCovariance.WIDTH];
    /** That of the counting noise alone, which is 1 at no displacement. */
    private final double[] counting = new double[covariance.length];

    private final Map<Integer, Weights> byPattern = new ConcurrentHashMap<>();

    Kriging(NeighbourCovariance covariance, double share) {
        for (int d = 0; d < this.covariance.length; d++) {
            this.covariance[d] = covariance.at(share, d);
            this.counting[d] = covariance.at(0, d);
        }
    }

    /**
     * One pattern's weights.
     *
     * @param of each neighbour, 0 where it does not tell
     * @param variance of the deviation about the prediction
     */
    @SuppressWarnings("ArrayRecordComponent") // package-private, only read
    record Weights(float[] of, float variance) {}

    Weights weights(int pattern) {
        return byPattern.computeIfAbsent(pattern, this::solve);
    }

    double covariance(int dx, int dy) {
        return covariance[NeighbourCovariance.index(dx, dy)];
    }

    /** Covariance of the counting noise alone. */
    double counting(int dx, int dy) {
        return counting[NeighbourCovariance.index(dx, dy)];
    }

    static int dx(int neighbour) {
        return place(neighbour) % 5 - REACH;
    }

    static int dy(int neighbour) {
        return place(neighbour) / 5 - REACH;
    }

    private static int place(int neighbour) {
        return neighbour < 12 ? neighbour : neighbour + 1;
    }

    private Weights solve(int pattern) {
        int n = Integer.bitCount(pattern);
        int[] there = new int[n];
        for (int k = 0, next = 0; k < NEIGHBOURS; k++) {
            if ((pattern >> k & 1) == 1) {
                there[next++] = k;
            }
        }
        double own = covariance(0, 0);
        double[][] matrix = new double[n][n];
        double[] right = new double[n];
        for (int a = 0; a < n; a++) {
            right[a] = covariance(dx(there[a]), dy(there[a]));
            for (int b = 0; b < n; b++) {
                matrix[a][b] = covariance(dx(there[a]) - dx(there[b]), dy(there[a]) - dy(there[b]));
            }
            matrix[a][a] += RIDGE * own;
        }
        double[] solution = Cholesky.solve(matrix, right);
        float[] weights = new float[NEIGHBOURS];
        double explained = 0;
        for (int a = 0; a < n; a++) {
            weights[there[a]] = (float) solution[a];
            explained += solution[a] * right[a];
        }
        return new Weights(weights, (float) Math.max(0.02 * own, own - explained));
    }
}
