package org.dqm.model.preprocess;

import java.util.BitSet;

/**
 * How the residuals of a blind prediction vary together, where every neighbour tells.
 *
 * <p>Residuals next to each other point apart: a bin that is high makes its neighbours' prediction too high. So the
 * variance of their sum over a square grows more slowly than the square, and so does what a fault adds to the sum. The
 * sum over a square is nonetheless the numerator of the optimal test for a common factor on the square's bins.
 */
public final class ResidualCovariance {
    /** Largest square that is scanned. */
    private static final int LARGEST = 5;
    /** Displacement up to which residuals are taken to vary together. */
    private static final int FURTHEST = NeighbourCovariance.REACH - 2 * Kriging.REACH;

    private final float[] weights;
    private final Kriging kriging;
    private final double[] covariance = new double[(2 * FURTHEST + 1) * (2 * FURTHEST + 1)];
    private final double[] growth = new double[LARGEST + 1];
    private final double[] response = new double[LARGEST + 1];
    private final double[] plainGrowth = new double[LARGEST + 1];

    ResidualCovariance(Kriging kriging) {
        this.kriging = kriging;
        this.weights = kriging.weights(Kriging.FULL).of();
        for (int dy = -FURTHEST; dy <= FURTHEST; dy++) {
            for (int dx = -FURTHEST; dx <= FURTHEST; dx++) {
                covariance[(dy + FURTHEST) * (2 * FURTHEST + 1) + dx + FURTHEST] = compute(dx, dy);
            }
        }
        double variance = of(0, 0);
        for (int side = 1; side <= LARGEST; side++) {
            double sum = 0;
            double answer = 0;
            double plain = 0;
            for (int dy = 1 - side; dy < side; dy++) {
                for (int dx = 1 - side; dx < side; dx++) {
                    int pairs = (side - Math.abs(dx)) * (side - Math.abs(dy));
                    sum += pairs * of(dx, dy);
                    plain += pairs * kriging.covariance(dx, dy);
                    answer += pairs * coefficient(dx, dy);
                }
            }
            growth[side] = Math.max(0.01, sum / (side * side * variance));
            plainGrowth[side] = Math.max(1, plain / (side * side * kriging.covariance(0, 0)));
            response[side] = answer / (side * side);
        }
    }

    /** Variance of the sum over a square, over the sum of the variances. */
    public double growth(int side) {
        return growth[side];
    }

    /** The same for deviations before any prediction. */
    public double plainGrowth(int side) {
        return plainGrowth[side];
    }

    /** By how much the sum over a square moves when all its bins move by 1 each, per bin. */
    public double response(int side) {
        return response[side];
    }

    /**
     * How the sum over any group of bins varies and answers, as {@link #growth} and {@link #response}.
     *
     * @param bins row-major indices
     */
    public Group group(GridTopology grid, int[] bins) {
        BitSet members = new BitSet();
        for (int bin : bins) {
            members.set(bin);
        }
        double sum = 0;
        double answer = 0;
        for (int bin : bins) {
            for (int dy = -FURTHEST; dy <= FURTHEST; dy++) {
                for (int dx = -FURTHEST; dx <= FURTHEST; dx++) {
                    int other = grid.index(bin % grid.nx() + dx, bin / grid.nx() + dy);
                    if (other >= 0 && members.get(other)) {
                        sum += of(dx, dy);
                        answer += coefficient(dx, dy);
                    }
                }
            }
        }
        int size = Math.max(1, bins.length);
        return new Group(Math.max(0.01, sum / (size * of(0, 0))), Math.max(0.01, answer / size));
    }

    /**
     * A group of bins.
     *
     * @param growth variance of the sum over the sum of the variances
     * @param response by how much the sum moves when all bins move by 1 each, per bin
     */
    public record Group(double growth, double response) {}

    /** Covariance of the residuals of two bins. */
    private double of(int dx, int dy) {
        return covariance[(dy + FURTHEST) * (2 * FURTHEST + 1) + dx + FURTHEST];
    }

    private double compute(int dx, int dy) {
        double sum = 0;
        for (int a = -1; a < Kriging.NEIGHBOURS; a++) {
            for (int b = -1; b < Kriging.NEIGHBOURS; b++) {
                sum += factor(a) * factor(b) * kriging.covariance(dx + dx(b) - dx(a), dy + dy(b) - dy(a));
            }
        }
        return sum;
    }

    /** Share of a bin's deviation in the residual of another: 1 in its own. */
    double coefficient(int dx, int dy) {
        if (dx == 0 && dy == 0) {
            return 1;
        }
        if (Math.abs(dx) > Kriging.REACH || Math.abs(dy) > Kriging.REACH) {
            return 0;
        }
        int place = (dy + Kriging.REACH) * 5 + dx + Kriging.REACH;
        return -weights[place < 12 ? place : place - 1];
    }

    private double factor(int neighbour) {
        return neighbour < 0 ? 1 : -weights[neighbour];
    }

    private static int dx(int neighbour) {
        return neighbour < 0 ? 0 : Kriging.dx(neighbour);
    }

    private static int dy(int neighbour) {
        return neighbour < 0 ? 0 : Kriging.dy(neighbour);
    }
}
