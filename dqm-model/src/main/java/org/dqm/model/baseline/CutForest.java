package org.dqm.model.baseline;

import com.amazon.randomcutforest.RandomCutForest;
import java.util.Arrays;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.GridTopology;

/**
 * Random cut forest over the rows of a map relative to the average map: how far from the rest a row would be cut off.
 * Every bin has its row's number, the map that of the worst row.
 *
 * <p>Stands where arXiv:1808.00911 has an isolation forest, for which no library fits; it is a different algorithm (Guha
 * et al., ICML 2016), so it has its own name.
 */
public final class CutForest implements MethodFitting {
    private static final int TREES = 50;
    private static final int SAMPLE = 256;

    @Override
    public String name() {
        return "random_cut_forest";
    }

    @Override
    public Method fit(GoodMaps good) {
        GridTopology grid = good.grid();
        RelativeMap relative = RelativeMap.of(good);
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(grid.nx())
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .outputAfter(1)
                .timeDecay(0)
                .randomSeed(1)
                .build();
        float[] map = new float[grid.size()];
        for (LumisectionHistogram histogram : good.lumisections()) {
            relative.write(histogram, map);
            for (int y = 0; y < grid.ny(); y++) {
                forest.update(Arrays.copyOfRange(map, y * grid.nx(), (y + 1) * grid.nx()));
            }
        }
        return new StatisticMethod(name(), grid, () -> new Displacement(relative, forest, grid));
    }

    private static final class Displacement implements Statistic {
        private final RelativeMap relative;
        private final RandomCutForest forest;
        private final float[] map;
        private final float[] row;

        Displacement(RelativeMap relative, RandomCutForest forest, GridTopology grid) {
            this.relative = relative;
            this.forest = forest;
            this.map = new float[grid.size()];
            this.row = new float[grid.nx()];
        }

        @Override
        public double of(LumisectionHistogram histogram, float[] bins) {
            relative.write(histogram, map);
            double worst = 0;
            for (int from = 0; from < map.length; from += row.length) {
                System.arraycopy(map, from, row, 0, row.length);
                double score = score();
                for (int i = from; i < from + row.length; i++) {
                    bins[i] = relative.average().isLive(i) ? (float) score : 0;
                }
                worst = Math.max(worst, score);
            }
            return worst;
        }

        /** The library does not promise that several threads may ask at once. */
        private double score() {
            synchronized (forest) {
                return Math.max(0, forest.getAnomalyScore(row));
            }
        }
    }
}
