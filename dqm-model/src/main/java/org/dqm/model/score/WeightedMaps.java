package org.dqm.model.score;

import org.dqm.model.calibrate.Residuals;

/**
 * Residuals times the weight with which each bin enters a sum; shape {@code [ny, nx]}.
 *
 * @param excess only read, as the others
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, made for every scan, only read
record WeightedMaps(float[] excess, float[] mean, float[] variance, float[] slope) {
    static WeightedMaps of(Residuals residuals) {
        float[] weight = residuals.places().weight();
        int size = weight.length;
        WeightedMaps maps = new WeightedMaps(new float[size], new float[size], new float[size], new float[size]);
        for (int i = 0; i < size; i++) {
            maps.excess[i] = weight[i] * residuals.excess()[i];
            maps.mean[i] = weight[i] * residuals.mean()[i];
            maps.variance[i] = weight[i] * weight[i] * residuals.variance()[i];
            maps.slope[i] = weight[i] * residuals.slope()[i];
        }
        return maps;
    }

    /** Sums over some bins. */
    BinSums sums(int[] bins) {
        double e = 0;
        double m = 0;
        double v = 0;
        double s = 0;
        int live = 0;
        for (int i : bins) {
            e += excess[i];
            m += mean[i];
            v += variance[i];
            s += slope[i];
            live += mean[i] > 0 ? 1 : 0;
        }
        return new BinSums(live, e + m, m, e, v, s);
    }
}
