package org.dqm.model.calibrate;

import java.util.BitSet;
import java.util.List;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.ResidualCovariance;

/**
 * Measures a {@link PlaceSpread} run by run: lumisections of one run share their offsets, so they count as one witness
 * where those matter.
 */
final class PlaceSpreadFit {
    /** Runs that the mean of all places counts for beside a place's own. */
    private static final double PRIOR_RUNS = 10;
    /** Squared significance that counts as this much at most. */
    private static final double OUTLIER = 25;
    /** Variance of a place below which it says nothing, in hits squared. */
    private static final double MIN_VARIANCE = 2;

    private final NoiseModel model;
    private final GridTopology grid;
    private final List<int[]> units;
    private final double inSample;
    private final double[][] sum;
    private final double[][] runs;

    /** @param inSample corrects for the expectation having been fitted to these very lumisections */
    PlaceSpreadFit(NoiseModel model, List<int[]> units, double inSample) {
        this.model = model;
        this.grid = model.grid();
        this.units = units;
        this.inSample = inSample;
        this.sum = new double[Places.SIDES.size() + 1][Math.max(grid.size(), units.size())];
        this.runs = new double[sum.length][sum[0].length];
    }

    /** Adds a run; each of its maps has the same say. */
    void add(List<MapSums> maps, BitSet masked) {
        double share = 1.0 / maps.size();
        for (MapSums map : maps) {
            Residuals residuals = Residuals.of(map, model, masked);
            for (int k = 0; k < Places.SIDES.size(); k++) {
                addSquares(k, map, residuals, share);
            }
            addUnits(map, residuals, share);
        }
    }

    PlaceSpread spread() {
        float[][] squares = new float[Places.SIDES.size()][];
        for (int k = 0; k < squares.length; k++) {
            squares[k] = shrunk(k, grid.size());
        }
        return new PlaceSpread(squares, shrunk(squares.length, units.size()));
    }

    private float[] shrunk(int k, int size) {
        double all = 0;
        double weight = 0;
        for (int i = 0; i < size; i++) {
            all += sum[k][i];
            weight += runs[k][i];
        }
        double common = weight < PRIOR_RUNS ? 1 : Math.max(0.5, all / weight);
        float[] spread = new float[size];
        for (int i = 0; i < size; i++) {
            spread[i] = (float) ((PRIOR_RUNS * common + sum[k][i]) / (PRIOR_RUNS + runs[k][i]));
        }
        return spread;
    }

    private void addSquares(int k, MapSums map, Residuals residuals, double share) {
        int side = Places.SIDES.get(k);
        if (side > grid.nx() || side > grid.ny()) {
            return;
        }
        float[] growth = residuals.places().growth(k);
        int[] bins = new int[side * side];
        for (int y = 0; y < (grid.wrapsY() ? grid.ny() : grid.ny() - side + 1); y++) {
            for (int x = 0; x < (grid.wrapsX() ? grid.nx() : grid.nx() - side + 1); x++) {
                for (int d = 0; d < bins.length; d++) {
                    bins[d] = grid.index(x + d % side, y + d / side);
                }
                add(k, y * grid.nx() + x, significance(bins, growth[y * grid.nx() + x], map, residuals), share);
            }
        }
    }

    private void addUnits(MapSums map, Residuals residuals, double share) {
        List<ResidualCovariance.Sum> sums = model.units(residuals.places(), units);
        for (int u = 0; u < units.size(); u++) {
            add(sum.length - 1, u, significance(units.get(u), sums.get(u).growth(), map, residuals), share);
        }
    }

    /** Squared, −1 where the place says nothing. */
    private double significance(int[] bins, double growth, MapSums map, Residuals residuals) {
        float[] weight = residuals.places().weight();
        double e = 0;
        double v = 0;
        int telling = 0;
        for (int i : bins) {
            // Saturated bins hardly move, so they say nothing about the noise of the others.
            if (map.mean[i] > 0 && map.slope[i] > 0.1 * map.mean[i]) {
                e += weight[i] * residuals.excess()[i];
                v += weight[i] * weight[i] * residuals.variance()[i];
                telling++;
            }
        }
        return v > MIN_VARIANCE && 2 * telling > bins.length ? Math.min(OUTLIER, inSample * e * e / (growth * v)) : -1;
    }

    private void add(int k, int place, double squared, double share) {
        if (squared >= 0) {
            sum[k][place] += share * squared;
            runs[k][place] += share;
        }
    }
}
