package org.dqm.model.score;

import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.preprocess.CountLaw;

/**
 * Sums over a group of bins.
 *
 * @param live bins that count
 * @param hits received
 * @param mean hits expected
 * @param excess by how much they differ, on a scale where good bins scatter evenly
 * @param variance sum of the variances of the bins, as if they were independent
 * @param slope change of the mean when all rates grow by a factor e
 */
record BinSums(int live, double hits, double mean, double excess, double variance, double slope) {
    /**
     * Signed significance.
     *
     * @param growth variance of the sum over the sum of the variances
     * @param response part of a common change of all bins that shows in the sum
     */
    double significance(CountLaw law, double growth, double response) {
        double common = NoiseModel.COMMON_FLOOR * response * slope;
        return law.significance(excess, mean, growth * variance + common * common);
    }

    /** Hits over hits expected; 1 where nothing is expected. */
    double ratio() {
        return mean > 0 ? Math.max(0, hits) / mean : 1;
    }
}
