package org.dqm.model.baseline;

import java.util.List;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;

/**
 * Pull of each bin against reference runs: how improbable its hits are in a beta-binomial distribution of the map's
 * total, relative to its mean; the mean of that over the runs, as Gaussian standard deviations. The map has its worst
 * bin's. A reference knows a bin to 1 % at best.
 *
 * <p>Source: AutoDQM, arXiv:2501.13789, which flags above 10; a pull ends at 37 there as here.
 */
public final class BetaBinomial implements MethodFitting {
    private static final int MAX_RUNS = 4;
    private static final double MAX_LOG = 300 * Math.log(10);

    @Override
    public String name() {
        return "autodqm_beta_binomial";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        List<BetaReference> references = BetaReference.latest(good, average, MAX_RUNS);
        return new StatisticMethod(
                name(), good.grid(), () -> (histogram, bins) -> pulls(average, references, histogram, bins));
    }

    private static double pulls(
            AverageMap average, List<BetaReference> references, LumisectionHistogram histogram, float[] bins) {
        BinGrid hits = histogram.bins();
        double total = Math.rint(average.total(hits));
        double highest = 0;
        for (int i = 0; i < bins.length; i++) {
            bins[i] = 0;
            if (average.isLive(i) && total > 0) {
                bins[i] = (float) pull(references, i, Math.rint(Math.max(0, hits.get(i))), total);
                highest = Math.max(highest, bins[i]);
            }
        }
        return highest;
    }

    private static double pull(List<BetaReference> references, int bin, double hits, double total) {
        double probability = 0;
        double ways = BetaReference.logGamma(hits + 1);
        for (int r = 0; r < references.size(); r++) {
            double log = references.get(r).logProbability(bin, hits, ways, total);
            probability += Math.exp(Math.max(-MAX_LOG, Math.min(0, log)));
        }
        return Math.sqrt(-2 * Math.log(probability / references.size()));
    }
}
