package org.dqm.model.baseline;

import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.GridTopology;

/**
 * Sobel's edge filter over the ratio to the average map: length of the 3×3 gradient. A neighbour that is masked or
 * beyond an edge counts as the bin itself. The map has its steepest bin's.
 *
 * <p>Source: compared with in arXiv:1808.00911; the ratio instead of plain hits is ours, as maps are not flat.
 */
public final class Sobel implements MethodFitting {
    private static final int[] DX = {-1, 0, 1, -1, 1, -1, 0, 1};
    private static final int[] DY = {-1, -1, -1, 0, 0, 1, 1, 1};
    private static final int[] ALONG_X = {-1, 0, 1, -2, 2, -1, 0, 1};
    private static final int[] ALONG_Y = {-1, -2, -1, 0, 0, 1, 2, 1};

    @Override
    public String name() {
        return "sobel";
    }

    @Override
    public Method fit(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        int[] neighbours = neighbours(average, good.grid());
        return new StatisticMethod(name(), good.grid(), () -> new Gradient(average, neighbours));
    }

    private static int[] neighbours(AverageMap average, GridTopology grid) {
        int[] neighbours = new int[DX.length * grid.size()];
        for (int i = 0; i < grid.size(); i++) {
            for (int k = 0; k < DX.length; k++) {
                int at = grid.index(i % grid.nx() + DX[k], i / grid.nx() + DY[k]);
                neighbours[i * DX.length + k] = at >= 0 && average.isLive(at) ? at : i;
            }
        }
        return neighbours;
    }

    private static final class Gradient implements Statistic {
        private final AverageMap average;
        private final int[] neighbours;
        private final float[] ratio;

        Gradient(AverageMap average, int[] neighbours) {
            this.average = average;
            this.neighbours = neighbours;
            this.ratio = new float[neighbours.length / DX.length];
        }

        @Override
        public double of(LumisectionHistogram histogram, float[] bins) {
            BinGrid hits = histogram.bins();
            float total = (float) Math.max(average.total(hits), 1);
            for (int i = 0; i < bins.length; i++) {
                ratio[i] = average.isLive(i) ? hits.get(i) / (total * average.share(i)) : 0;
            }
            double steepest = 0;
            for (int i = 0; i < bins.length; i++) {
                bins[i] = average.isLive(i) ? gradient(i) : 0;
                steepest = Math.max(steepest, bins[i]);
            }
            return steepest;
        }

        private float gradient(int i) {
            float x = 0;
            float y = 0;
            for (int k = 0; k < DX.length; k++) {
                float value = ratio[neighbours[i * DX.length + k]];
                x += ALONG_X[k] * value;
                y += ALONG_Y[k] * value;
            }
            return (float) Math.sqrt(x * x + y * y);
        }
    }
}
