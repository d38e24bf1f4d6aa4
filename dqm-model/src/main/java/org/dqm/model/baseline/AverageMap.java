package org.dqm.model.baseline;

import java.util.Arrays;
import org.dqm.domain.BinGrid;

/** Mean of the good maps, each scaled to the same total; shape {@code [ny, nx]}, by row-major index from 0. */
final class AverageMap {
    private final float[] share;
    private final int[] live;

    private AverageMap(float[] share, int[] live) {
        this.share = share;
        this.live = live;
    }

    /**
     * Averages.
     *
     * @throws IllegalArgumentException if no map holds a hit
     */
    static AverageMap of(GoodMaps good) {
        double[] sum = new double[good.grid().size()];
        double all = 0;
        for (var histogram : good.lumisections()) {
            double total = histogram.bins().sum();
            for (int i = 0; i < sum.length && total > 0; i++) {
                sum[i] += histogram.bins().get(i) / total;
            }
            all += total > 0 ? 1 : 0;
        }
        if (all == 0) {
            throw new IllegalArgumentException("no good lumisection with a hit in it, of "
                    + good.lumisections().size());
        }
        float[] share = new float[sum.length];
        int[] live = new int[sum.length];
        int count = 0;
        for (int i = 0; i < sum.length; i++) {
            share[i] = (float) (sum[i] / all);
            if (share[i] > 0) {
                live[count++] = i;
            }
        }
        return new AverageMap(share, Arrays.copyOf(live, count));
    }

    /** Part of all hits that the bin has; the shares add up to 1. */
    float share(int bin) {
        return share[bin];
    }

    /** Whether the bin has ever had a hit. */
    boolean isLive(int bin) {
        return share[bin] > 0;
    }

    /** How many bins have ever had a hit. */
    int liveBins() {
        return live.length;
    }

    /** The bin that is the k-th to have ever had a hit. */
    int live(int k) {
        return live[k];
    }

    /** Hits in live bins. */
    double total(BinGrid bins) {
        double total = 0;
        for (int i : live) {
            total += bins.get(i);
        }
        return total;
    }
}
