package org.dqm.model.simulate;

/**
 * A field of standard normal deviates whose neighbours are slightly correlated.
 *
 * <p>Shape {@code [ny, nx]}, row-major; y wraps. Correlation at distance d &gt; 0 is 0.05·exp(−(d/3.3)²), which makes
 * the variance of a sum over squares of 1, 2, 3 and 5 bins 1.00, 1.13, 1.31 and 1.65 times that of independent bins:
 * what was measured in calorimeter maps (1.0, 1.15, 1.3, 1.65).
 */
final class CorrelatedNoise {
    private static final double SHARED = 0.05;
    private static final double LENGTH = 3.3;
    private static final int RADIUS = 7;
    private static final double[] KERNEL = kernel();

    private CorrelatedNoise() {}

    static double[] field(int nx, int ny, Deviates deviates) {
        int wide = nx + 2 * RADIUS;
        double[] white = new double[ny * wide];
        for (int i = 0; i < white.length; i++) {
            white[i] = deviates.normal();
        }
        double[] shared = alongY(alongX(white, nx, ny), nx, ny);
        double[] field = new double[nx * ny];
        for (int i = 0; i < field.length; i++) {
            field[i] = StrictMath.sqrt(1 - SHARED) * deviates.normal() + StrictMath.sqrt(SHARED) * shared[i];
        }
        return field;
    }

    private static double[] alongX(double[] white, int nx, int ny) {
        int wide = nx + 2 * RADIUS;
        double[] smooth = new double[nx * ny];
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
                double sum = 0;
                for (int k = 0; k < KERNEL.length; k++) {
                    sum += KERNEL[k] * white[y * wide + x + k];
                }
                smooth[y * nx + x] = sum;
            }
        }
        return smooth;
    }

    private static double[] alongY(double[] map, int nx, int ny) {
        double[] smooth = new double[nx * ny];
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
                double sum = 0;
                for (int k = 0; k < KERNEL.length; k++) {
                    sum += KERNEL[k] * map[Math.floorMod(y + k - RADIUS, ny) * nx + x];
                }
                smooth[y * nx + x] = sum;
            }
        }
        return smooth;
    }

    /** White noise smoothed by exp(−2(d/L)²) has the covariance exp(−(d/L)²); squares add up to 1. */
    private static double[] kernel() {
        double[] kernel = new double[2 * RADIUS + 1];
        double squares = 0;
        for (int k = 0; k < kernel.length; k++) {
            double d = (k - RADIUS) / LENGTH;
            kernel[k] = StrictMath.exp(-2 * d * d);
            squares += kernel[k] * kernel[k];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= StrictMath.sqrt(squares);
        }
        return kernel;
    }
}
