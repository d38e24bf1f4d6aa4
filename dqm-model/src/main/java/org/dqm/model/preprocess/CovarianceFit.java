package org.dqm.model.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures a {@link NeighbourCovariance} on the deviations of good lumisections, run by run. */
final class CovarianceFit {
    private static final int REACH = NeighbourCovariance.REACH;
    /** Deviation, in standard deviations, that counts as this much at most. */
    private static final double LIMIT = 4;
    /** Runs from which lasting offsets can be told from noise. */
    private static final int MIN_RUNS = 3;

    private final List<List<Expectation>> runs;
    private final GridTopology grid;
    private final Sums noise = new Sums();
    private final Sums lasting = new Sums();

    CovarianceFit(List<Expectation> good, List<Integer> runNumbers) {
        Map<Integer, List<Expectation>> byRun = new TreeMap<>();
        for (int l = 0; l < good.size(); l++) {
            byRun.computeIfAbsent(runNumbers.get(l), run -> new ArrayList<>()).add(good.get(l));
        }
        this.runs = List.copyOf(byRun.values());
        this.grid = good.get(0).grid();
    }

    NeighbourCovariance run() {
        List<RunOffsets> offsets = runs.stream().map(RunOffsets::of).toList();
        for (int r = 0; r < runs.size(); r++) {
            if (runs.get(r).size() > 1) {
                addNoise(runs.get(r), offsets.get(r));
            }
        }
        double[] noiseCovariance = noise.means(1);
        double atZero = noiseCovariance[NeighbourCovariance.index(0, 0)];
        if (atZero <= 0) {
            return NeighbourCovariance.none();
        }
        for (int i = 0; i < noiseCovariance.length; i++) {
            noiseCovariance[i] /= atZero;
        }
        double floor = Reference.FLOOR * Reference.FLOOR;
        double[] offsetCovariance = new double[noiseCovariance.length];
        double white = floor;
        if (runs.size() >= MIN_RUNS) {
            offsets.forEach(offset -> addLasting(offset, noiseCovariance));
            // One reference was fitted to all runs, so their mean offset is 0.
            offsetCovariance = lasting.means(runs.size() / (runs.size() - 1.0));
            white = Math.max(floor, white(offsetCovariance));
        }
        int zero = NeighbourCovariance.index(0, 0);
        offsetCovariance[zero] = Math.max(offsetCovariance[zero], white);
        return new NeighbourCovariance(noiseCovariance, offsetCovariance, white);
    }

    /** What is left of the variance when that shared with the nearest neighbours is taken away. */
    private static double white(double[] covariance) {
        double shared = (covariance[NeighbourCovariance.index(1, 0)] + covariance[NeighbourCovariance.index(0, 1)]) / 2;
        return covariance[NeighbourCovariance.index(0, 0)] - Math.max(0, shared);
    }

    private void addNoise(List<Expectation> run, RunOffsets offsets) {
        double inSample = Math.sqrt(run.size() / (run.size() - 1.0));
        float[] deviation = new float[grid.size()];
        boolean[] tells = new boolean[grid.size()];
        for (Expectation lumisection : run) {
            for (int i = 0; i < deviation.length; i++) {
                tells[i] = offsets.tells(i) && lumisection.shot(i) > 0;
                deviation[i] = tells[i] ? (float) (inSample * within(lumisection, i, offsets)) : 0;
            }
            noise.add(deviation, tells);
        }
    }

    private static double within(Expectation lumisection, int i, RunOffsets offsets) {
        double off = lumisection.excess(i) - offsets.offset(i) * lumisection.slope(i);
        double sigma = Math.sqrt(lumisection.counting(i));
        return Math.max(-LIMIT, Math.min(LIMIT, off / sigma));
    }

    private void addLasting(RunOffsets run, double[] noiseCovariance) {
        float[] offset = new float[grid.size()];
        boolean[] tells = new boolean[grid.size()];
        float[] error = new float[grid.size()];
        for (int i = 0; i < offset.length; i++) {
            // A bin that is off by half is a fault, not an offset.
            tells[i] = run.tells(i) && Math.abs(run.offset(i)) < 0.5;
            offset[i] = tells[i] ? (float) run.offset(i) : 0;
            error[i] = tells[i] ? (float) run.error(i) : 0;
        }
        lasting.add(offset, tells);
        lasting.subtract(error, tells, noiseCovariance);
    }

    /** Sums of products by displacement. */
    private final class Sums {
        private final double[] products = new double[(2 * REACH + 1) * (2 * REACH + 1)];
        private final double[] noiseShare = new double[products.length];
        private final long[] pairs = new long[products.length];

        void add(float[] map, boolean[] tells) {
            forEachDisplacement((displacement, i, j) -> {
                if (tells[i] && tells[j]) {
                    products[displacement] += map[i] * map[j];
                    pairs[displacement]++;
                }
            });
        }

        void subtract(float[] error, boolean[] tells, double[] covariance) {
            forEachDisplacement((displacement, i, j) -> {
                if (tells[i] && tells[j]) {
                    noiseShare[displacement] += covariance[displacement] * error[i] * error[j];
                }
            });
        }

        double[] means(double factor) {
            double[] means = new double[products.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = pairs[i] == 0 ? 0 : (factor * products[i] - noiseShare[i]) / pairs[i];
            }
            for (int dy = -REACH; dy <= REACH; dy++) {
                for (int dx = -REACH; dx <= REACH; dx++) {
                    if (dy > 0 || (dy == 0 && dx > 0)) {
                        means[NeighbourCovariance.index(-dx, -dy)] = means[NeighbourCovariance.index(dx, dy)];
                    }
                }
            }
            return means;
        }

        /** One of each pair of opposite displacements. */
        private void forEachDisplacement(Pair pair) {
            for (int dy = 0; dy <= Math.min(REACH, grid.ny() - 1); dy++) {
                for (int dx = dy == 0 ? 0 : -REACH; dx <= REACH; dx++) {
                    if (Math.abs(dx) < grid.nx()) {
                        forEachPair(dx, dy, pair);
                    }
                }
            }
        }

        private void forEachPair(int dx, int dy, Pair pair) {
            int displacement = NeighbourCovariance.index(dx, dy);
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    int j = grid.index(x + dx, y + dy);
                    if (j >= 0) {
                        pair.at(displacement, y * grid.nx() + x, j);
                    }
                }
            }
        }
    }

    /** Two bins at a displacement. */
    private interface Pair {
        void at(int displacement, int i, int j);
    }
}
