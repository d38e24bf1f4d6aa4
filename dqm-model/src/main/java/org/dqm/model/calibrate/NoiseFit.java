package org.dqm.model.calibrate;

import java.util.List;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;

/** Measures a {@link NoiseModel} on the residuals of good lumisections. */
final class NoiseFit {
    /** Lumisections that the common dispersion counts for beside a bin's own. */
    private static final double PRIOR_LUMISECTIONS = 30;

    /** Squared deviation, in units of the common dispersion, above which a bin is taken for a fault. */
    private static final double OUTLIER = 25;

    private final List<Expectation> good;
    private final GridTopology grid;
    /** Corrects for the expectation having been fitted to these very lumisections. */
    private final double inSample;

    private NoiseFit(List<Expectation> good) {
        this.good = good;
        this.grid = good.get(0).grid();
        this.inSample = good.size() / (double) Math.max(1, good.size() - 1);
    }

    static NoiseModel fit(List<Expectation> good) {
        if (good.isEmpty()) {
            throw new IllegalArgumentException("the noise model needs at least one good lumisection");
        }
        NoiseFit fit = new NoiseFit(good);
        float[] dispersion = fit.dispersion();
        return new NoiseModel(dispersion, good.size() < 2 ? Correlation.assumed() : fit.correlation(dispersion));
    }

    private float[] dispersion() {
        double pooled = good.get(0).reference().dispersion();
        float[] dispersion = new float[grid.size()];
        for (int i = 0; i < dispersion.length; i++) {
            double sum = PRIOR_LUMISECTIONS * pooled;
            double weight = PRIOR_LUMISECTIONS;
            for (Expectation lumisection : good) {
                double shot = lumisection.shot(i);
                if (shot > 0.5 && tells(lumisection, i) && good.size() > 1) {
                    double off = lumisection.count(i) - lumisection.mean(i);
                    sum += Math.min(OUTLIER * pooled, inSample * off * off / shot);
                    weight++;
                }
            }
            dispersion[i] = (float) (sum / weight);
        }
        return dispersion;
    }

    /** Saturated bins hardly move, so they say nothing about the noise of the others. */
    private static boolean tells(Expectation lumisection, int i) {
        return lumisection.slope(i) > 0.1 * lumisection.mean(i);
    }

    private double[] correlation(float[] dispersion) {
        double[] factors = new double[Correlation.SIDES.length];
        double[] excess = new double[grid.size()];
        double[] variance = new double[grid.size()];
        double[] sums = new double[factors.length];
        long[] squares = new long[factors.length];
        for (Expectation lumisection : good) {
            for (int i = 0; i < excess.length; i++) {
                variance[i] = tells(lumisection, i) ? dispersion[i] * lumisection.shot(i) : 0;
                double off = tells(lumisection, i) ? lumisection.count(i) - lumisection.mean(i) : 0;
                double bound = Math.sqrt(OUTLIER * variance[i]) + 3;
                excess[i] = Math.max(-bound, Math.min(bound, off));
            }
            for (int k = 1; k < factors.length; k++) {
                addSquares(k, excess, variance, sums, squares);
            }
        }
        factors[0] = 1;
        for (int k = 1; k < factors.length; k++) {
            double measured = squares[k] == 0 ? 1 : inSample * sums[k] / squares[k];
            factors[k] = Math.max(factors[k - 1], measured);
        }
        return factors;
    }

    /** Adds the squared significance of all squares of one size that hold enough to be Gaussian. */
    private void addSquares(int k, double[] excess, double[] variance, double[] sums, long[] squares) {
        int side = Correlation.SIDES[k];
        if (side > grid.nx() || side > grid.ny()) {
            return;
        }
        for (int y = 0; y < (grid.wrapsY() ? grid.ny() : grid.ny() - side + 1); y++) {
            for (int x = 0; x < (grid.wrapsX() ? grid.nx() : grid.nx() - side + 1); x++) {
                double e = 0;
                double v = 0;
                for (int dy = 0; dy < side; dy++) {
                    for (int dx = 0; dx < side; dx++) {
                        int i = grid.index(x + dx, y + dy);
                        e += excess[i];
                        v += variance[i];
                    }
                }
                if (v > 2) {
                    sums[k] += e * e / v;
                    squares[k]++;
                }
            }
        }
    }
}
