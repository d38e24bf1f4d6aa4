package org.dqm.model.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dqm.domain.LumisectionHistogram;

/**
 * Principal components of maps scaled to one total: (hits − reconstruction)²/reconstruction per bin, the map has the
 * mean over its live bins.
 *
 * <p>Source: AutoDQM, arXiv:2501.13789; the number of components is ours.
 */
public final class Pca implements MethodFitting {
    private static final int COMPONENTS = 4;
    private static final int MAX_MAPS = 500;

    @Override
    public String name() {
        return "autodqm_pca";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        int all = good.lumisections().size();
        int used = Math.min(MAX_MAPS, all);
        List<float[]> shares = new ArrayList<>();
        for (int k = 0; k < used; k++) {
            float[] share = new float[average.liveBins()];
            write(average, good.lumisections().get((int) ((long) k * all / used)), share);
            shares.add(share);
        }
        PrincipalComponents components = PrincipalComponents.of(shares, COMPONENTS);
        return new StatisticMethod(name(), good.grid(), () -> new ChiSquared(average, components));
    }

    /** Each live bin's part of all hits, times the number of live bins. */
    private static void write(AverageMap average, LumisectionHistogram histogram, float[] share) {
        double perHit = share.length / Math.max(1, average.total(histogram.bins()));
        for (int k = 0; k < share.length; k++) {
            share[k] = (float) (histogram.bins().get(average.live(k)) * perHit);
        }
    }

    private static final class ChiSquared implements Statistic {
        private final AverageMap average;
        private final PrincipalComponents components;
        private final float[] share;
        private final float[] reconstruction;

        ChiSquared(AverageMap average, PrincipalComponents components) {
            this.average = average;
            this.components = components;
            this.share = new float[average.liveBins()];
            this.reconstruction = new float[share.length];
        }

        @Override
        public double of(LumisectionHistogram histogram, float[] bins) {
            Arrays.fill(bins, 0);
            double total = average.total(histogram.bins());
            if (total <= 0) {
                return 0;
            }
            write(average, histogram, share);
            components.reconstruct(share, reconstruction);
            float hitsPerUnit = (float) (total / share.length);
            double sum = 0;
            for (int k = 0; k < share.length; k++) {
                float off = (share[k] - reconstruction[k]) * hitsPerUnit;
                float chi = off * off / Math.max(1, reconstruction[k] * hitsPerUnit);
                bins[average.live(k)] = chi;
                sum += chi;
            }
            return sum / share.length;
        }
    }
}
