package org.dqm.model.score;

import org.dqm.model.calibrate.NoiseModel;

/**
 * Sums over a group of bins.
 *
 * @param live bins that count
 * @param hits received
 * @param mean hits expected
 * @param counting variance by counting, as if the bins were independent
 * @param lasting variance that does not average out over lumisections
 * @param slope change of the mean when all rates grow by a factor e
 */
record BinSums(int live, double hits, double mean, double counting, double lasting, double slope) {
    /** Signed significance, given how much neighbours vary together. */
    double significance(double correlation) {
        double common = NoiseModel.COMMON_FLOOR * slope;
        return Significance.of(hits, mean, correlation * counting + lasting + common * common);
    }

    /** Hits over hits expected; 1 where nothing is expected. */
    double ratio() {
        return mean > 0 ? Math.max(0, hits) / mean : 1;
    }
}
