package org.dqm.model.simulate;

import java.util.List;
import java.util.OptionalInt;

/** Residuals of good lumisections of one run from their true means. */
final class NoiseSample {
    private final Plane plane;
    private final double[] mean;
    private final double[][] residuals;

    private NoiseSample(Plane plane, double[] mean, double[][] residuals) {
        this.plane = plane;
        this.mean = mean;
        this.residuals = residuals;
    }

    /** With standard nuisances and 500 events. */
    static NoiseSample of(String detector, int lumisections) {
        Simulator simulator = new Simulator(Detector.named(detector).orElseThrow(), 20_261_122, OptionalInt.of(500));
        Plane plane = simulator.detector().plane();
        double[] mean = new double[plane.size()];
        double[][] residuals = new double[lumisections][plane.size()];
        for (int ls = 1; ls <= lumisections; ls++) {
            var hits = simulator.lumisection(1, ls, List.of()).histogram().bins();
            var truth = simulator.expected(1, ls, List.of());
            for (int i = 0; i < mean.length; i++) {
                residuals[ls - 1][i] = hits.get(i) - truth.get(i);
                mean[i] += truth.get(i) / lumisections;
            }
        }
        return new NoiseSample(plane, mean, residuals);
    }

    /** Variance over mean of the sums over all live squares, averaged over the squares. */
    double varianceOverMean(int size) {
        double sum = 0;
        int squares = 0;
        for (int y = 0; y + size <= plane.ny(); y++) {
            for (int x = 0; x + size <= plane.nx(); x++) {
                int[] bins = square(x, y, size);
                if (isTypical(bins)) {
                    sum += varianceOverMean(bins);
                    squares++;
                }
            }
        }
        return sum / squares;
    }

    double varianceOverMean(int... bins) {
        double squares = 0;
        double total = 0;
        for (double[] residual : residuals) {
            double sum = 0;
            for (int bin : bins) {
                sum += residual[bin];
            }
            squares += sum * sum;
        }
        for (int bin : bins) {
            total += mean[bin];
        }
        return squares / residuals.length / total;
    }

    /** Correlation of two bins that lie so far apart, averaged over all live pairs. */
    double correlation(int dx, int dy) {
        double sum = 0;
        int pairs = 0;
        for (int y = 0; y + dy < plane.ny(); y++) {
            for (int x = 0; x + dx < plane.nx(); x++) {
                int one = y * plane.nx() + x;
                int other = (y + dy) * plane.nx() + x + dx;
                if (isTypical(one, other)) {
                    sum += product(one, other) / Math.sqrt(product(one, one) * product(other, other));
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    double product(int one, int other) {
        double sum = 0;
        for (double[] residual : residuals) {
            sum += residual[one] * residual[other];
        }
        return sum / residuals.length;
    }

    /** Live and not one of those known to be noisy. */
    boolean isTypical(int... bins) {
        for (int bin : bins) {
            if (mean[bin] <= 0 || mean[bin] > 5_000) {
                return false;
            }
        }
        return true;
    }

    Plane plane() {
        return plane;
    }

    private int[] square(int x, int y, int size) {
        int[] bins = new int[size * size];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = (y + i / size) * plane.nx() + x + i % size;
        }
        return bins;
    }
}
