package org.dqm.model.baseline;

import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;

/**
 * Bins below 20 % of the average map, which is scaled to the lumisection's total: 1 for each, the map their number.
 *
 * <p>A cut, as shifters know it: how far below makes no difference.
 */
public final class BelowShare implements MethodFitting {
    private static final double CUT = 0.2;

    @Override
    public String name() {
        return "below_20_percent";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        return new StatisticMethod(name(), good.grid(), () -> (histogram, bins) -> count(average, histogram, bins));
    }

    private static double count(AverageMap average, LumisectionHistogram histogram, float[] bins) {
        BinGrid hits = histogram.bins();
        float cut = (float) (CUT * average.total(hits));
        int below = 0;
        for (int i = 0; i < bins.length; i++) {
            boolean isBelow = hits.get(i) < cut * average.share(i);
            bins[i] = isBelow ? 1 : 0;
            below += isBelow ? 1 : 0;
        }
        return below;
    }
}
