package org.dqm.model.preprocess;

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

    private final float[] weights;
    private final Kriging kriging;
    private final double[] growth = new double[LARGEST + 1];
    private final double[] response = new double[LARGEST + 1];
    private final double[] plainGrowth = new double[LARGEST + 1];

    ResidualCovariance(Kriging kriging) {
        this.kriging = kriging;
        this.weights = kriging.weights(Kriging.FULL).of();
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

    /** Covariance of the residuals of two bins. */
    double of(int dx, int dy) {
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
