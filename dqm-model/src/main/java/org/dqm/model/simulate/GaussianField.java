package org.dqm.model.simulate;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A field of standard normal deviates on a detector's bins whose covariance at distance d is exp(−(d/length)²).
 *
 * <p>White noise smoothed along x, then along y; an axis that does not wrap is continued beyond its ends. Shape
 * {@code [ny, nx]}, row-major.
 */
final class GaussianField {
    private static final double REACH = 2.1;

    private final int nx;
    private final int ny;
    private final boolean wrapsX;
    private final boolean wrapsY;
    private final int radius;
    private final double[] kernel;

    GaussianField(Plane plane, double length) {
        nx = plane.nx();
        ny = plane.ny();
        wrapsX = plane.wrapsX();
        wrapsY = plane.wrapsY();
        radius = (int) Math.ceil(REACH * length);
        if (radius >= nx || radius >= ny) {
            throw new IllegalArgumentException(
                    "a correlation length of " + length + " is too long for " + nx + " x " + ny + " bins");
        }
        kernel = kernel(length, radius);
    }

    double[] draw(Deviates deviates) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(deviates);
        int rows = wrapsY ? ny : ny + 2 * radius;
        double[] smooth = new double[rows * nx];
        double[] white = new double[nx + 2 * radius];
        for (int row = 0; row < rows; row++) {
            fill(white, normal);
            for (int k = 0; k < kernel.length; k++) {
                double weight = kernel[k];
                for (int x = 0; x < nx; x++) {
                    smooth[row * nx + x] += weight * white[x + k];
                }
            }
        }
        return alongY(smooth);
    }

    private void fill(double[] white, ContinuousSampler normal) {
        int drawn = wrapsX ? nx : white.length;
        for (int i = 0; i < drawn; i++) {
            white[i] = normal.sample();
        }
        if (wrapsX) {
            System.arraycopy(white, 0, white, nx, 2 * radius);
        }
    }

    private double[] alongY(double[] smooth) {
        double[] field = new double[nx * ny];
        for (int y = 0; y < ny; y++) {
            for (int k = 0; k < kernel.length; k++) {
                int from = (wrapsY ? Math.floorMod(y + k - radius, ny) : y + k) * nx;
                double weight = kernel[k];
                for (int x = 0; x < nx; x++) {
                    field[y * nx + x] += weight * smooth[from + x];
                }
            }
        }
        return field;
    }

    /** White noise smoothed by exp(−2(d/L)²) has the covariance exp(−(d/L)²); squares add up to 1. */
    private static double[] kernel(double length, int radius) {
        double[] kernel = new double[2 * radius + 1];
        double squares = 0;
        for (int k = 0; k < kernel.length; k++) {
            double d = (k - radius) / length;
            kernel[k] = StrictMath.exp(-2 * d * d);
            squares += kernel[k] * kernel[k];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= StrictMath.sqrt(squares);
        }
        return kernel;
    }
}
