package org.dqm.model.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.GridTopology;

/**
 * Non-negative matrix factorisation of maps over the average map, scaled to mean 1 and clipped at 5: squared error per
 * bin; the map has the heaviest cluster of bins above the threshold, in units of the threshold.
 *
 * <p>Source: the CMS pixel algorithm (Lambrecht). The threshold is the level that one in a thousand bins of good maps
 * exceeds; the number of patterns is ours.
 */
public final class Nmf implements MethodFitting {
    private static final int PATTERNS = 4;
    private static final int MAX_MAPS = 300;
    private static final float CLIP = 5;
    private static final double ABOVE = 1e-3;

    @Override
    public String name() {
        return "nmf";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        int all = good.lumisections().size();
        int used = Math.min(MAX_MAPS, all);
        List<float[]> ratios = new ArrayList<>();
        for (int k = 0; k < used; k++) {
            float[] ratio = new float[average.liveBins()];
            write(average, good.lumisections().get((int) ((long) k * all / used)), ratio);
            ratios.add(ratio);
        }
        NonNegativeFactors factors = NonNegativeFactors.of(ratios, PATTERNS);
        float threshold = threshold(ratios, factors);
        GridTopology grid = good.grid();
        return new StatisticMethod(
                name(), grid, () -> new SquaredError(average, factors, new Clusters(grid), threshold));
    }

    private static void write(AverageMap average, LumisectionHistogram histogram, float[] ratio) {
        double sum = 0;
        for (int k = 0; k < ratio.length; k++) {
            int bin = average.live(k);
            ratio[k] = histogram.bins().get(bin) / average.share(bin);
            sum += ratio[k];
        }
        float scale = (float) (ratio.length / Math.max(sum, 1e-9));
        for (int k = 0; k < ratio.length; k++) {
            ratio[k] = Math.max(0, Math.min(CLIP, ratio[k] * scale));
        }
    }

    private static float threshold(List<float[]> ratios, NonNegativeFactors factors) {
        int size = ratios.get(0).length;
        float[] errors = new float[ratios.size() * size];
        float[] weights = new float[factors.count()];
        float[] reconstruction = new float[size];
        int at = 0;
        for (float[] ratio : ratios) {
            factors.reconstruct(ratio, weights, reconstruction);
            for (int k = 0; k < size; k++) {
                float off = ratio[k] - reconstruction[k];
                errors[at++] = off * off;
            }
        }
        Arrays.sort(errors);
        return Math.max(1e-6f, errors[(int) ((1 - ABOVE) * (errors.length - 1))]);
    }

    private static final class SquaredError implements Statistic {
        private final AverageMap average;
        private final NonNegativeFactors factors;
        private final Clusters clusters;
        private final float threshold;
        private final float[] ratio;
        private final float[] weights;
        private final float[] reconstruction;

        SquaredError(AverageMap average, NonNegativeFactors factors, Clusters clusters, float threshold) {
            this.average = average;
            this.factors = factors;
            this.clusters = clusters;
            this.threshold = threshold;
            this.ratio = new float[average.liveBins()];
            this.weights = new float[factors.count()];
            this.reconstruction = new float[ratio.length];
        }

        @Override
        public double of(LumisectionHistogram histogram, float[] bins) {
            write(average, histogram, ratio);
            factors.reconstruct(ratio, weights, reconstruction);
            Arrays.fill(bins, 0);
            float highest = 0;
            for (int k = 0; k < ratio.length; k++) {
                float off = ratio[k] - reconstruction[k];
                bins[average.live(k)] = off * off;
                highest = Math.max(highest, off * off);
            }
            return (highest < threshold ? highest : clusters.heaviest(bins, threshold)) / threshold;
        }
    }
}
