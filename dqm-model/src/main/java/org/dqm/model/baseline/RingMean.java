package org.dqm.model.baseline;

import java.util.Arrays;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;

/**
 * Bins above 100 times the mean of the other live bins of their ring: 1 for each, the map their number.
 *
 * <p>A cut against hot channels that needs no reference. The bin itself is left out of the mean: with it, no bin of a
 * ring of fewer than 100 could ever exceed the cut.
 */
public final class RingMean implements MethodFitting {
    private static final double FACTOR = 100;

    @Override
    public String name() {
        return "ring_mean_100";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        int[] rings = Rings.of(good, average);
        int count = 1 + Arrays.stream(rings).max().orElse(0);
        int[] size = new int[count];
        for (int i = 0; i < rings.length; i++) {
            rings[i] = average.isLive(i) ? rings[i] : -1;
            if (rings[i] >= 0) {
                size[rings[i]]++;
            }
        }
        return new StatisticMethod(name(), good.grid(), () -> new Cut(rings, size));
    }

    private static final class Cut implements Statistic {
        private final int[] rings;
        private final int[] size;
        private final double[] sum;

        Cut(int[] rings, int[] size) {
            this.rings = rings;
            this.size = size;
            this.sum = new double[size.length];
        }

        @Override
        public double of(LumisectionHistogram histogram, float[] bins) {
            BinGrid hits = histogram.bins();
            Arrays.fill(sum, 0);
            for (int i = 0; i < rings.length; i++) {
                if (rings[i] >= 0) {
                    sum[rings[i]] += hits.get(i);
                }
            }
            int hot = 0;
            for (int i = 0; i < rings.length; i++) {
                boolean isHot = rings[i] >= 0 && isHot(hits.get(i), rings[i]);
                bins[i] = isHot ? 1 : 0;
                hot += isHot ? 1 : 0;
            }
            return hot;
        }

        private boolean isHot(double x, int ring) {
            return size[ring] > 1 && x > FACTOR * (sum[ring] - x) / (size[ring] - 1);
        }
    }
}
