package org.dqm.model.baseline;

import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;

/**
 * Variance of the hits along each row (of drift tubes: a layer), over the squared mean; in standard deviations above
 * the same row in good maps. Every bin has its row's number, the map that of the worst row.
 *
 * <p>Source: the plain statistic that the drift tubes' networks are compared with, arXiv:1808.00911; standardised by us
 * so that rows of different shape can be compared.
 */
public final class RowVariance implements MethodFitting {
    @Override
    public String name() {
        return "variance";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        int nx = good.grid().nx();
        double[] mean = new double[good.grid().ny()];
        double[] sigma = new double[mean.length];
        double n = good.lumisections().size();
        for (int y = 0; y < mean.length; y++) {
            double squares = 0;
            for (LumisectionHistogram histogram : good.lumisections()) {
                double v = variance(average, histogram.bins(), y * nx, nx);
                mean[y] += v / n;
                squares += v * v / n;
            }
            sigma[y] = Math.sqrt(Math.max(squares - mean[y] * mean[y], 1e-12));
        }
        return new StatisticMethod(name(), good.grid(), () -> (histogram, bins) -> {
            double worst = 0;
            for (int y = 0; y < mean.length; y++) {
                double v = variance(average, histogram.bins(), y * nx, nx);
                double above = Math.max(0, (v - mean[y]) / sigma[y]);
                for (int i = y * nx; i < (y + 1) * nx; i++) {
                    bins[i] = average.isLive(i) ? (float) above : 0;
                }
                worst = Math.max(worst, above);
            }
            return worst;
        });
    }

    /** Of the live bins of a row, over the squared mean; 0 where the row is empty. */
    private static double variance(AverageMap average, BinGrid hits, int from, int nx) {
        int n = 0;
        double sum = 0;
        double squares = 0;
        for (int i = from; i < from + nx; i++) {
            if (average.isLive(i)) {
                double x = hits.get(i);
                n++;
                sum += x;
                squares += x * x;
            }
        }
        return sum > 0 ? Math.max(0, n * squares / (sum * sum) - 1) : 0;
    }
}
