package org.dqm.model.baseline;

import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;

/** Bins without a hit that good maps fill: 1 for each, the map their number. */
public final class CountZero implements MethodFitting {
    @Override
    public String name() {
        return "count_zero";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        return new StatisticMethod(name(), good.grid(), () -> (histogram, bins) -> count(average, histogram, bins));
    }

    private static double count(AverageMap average, LumisectionHistogram histogram, float[] bins) {
        BinGrid hits = histogram.bins();
        int empty = 0;
        for (int i = 0; i < bins.length; i++) {
            boolean isEmpty = average.isLive(i) && hits.get(i) <= 0;
            bins[i] = isEmpty ? 1 : 0;
            empty += isEmpty ? 1 : 0;
        }
        return empty;
    }
}
