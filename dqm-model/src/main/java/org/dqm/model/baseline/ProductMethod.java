package org.dqm.model.baseline;

import java.util.Arrays;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.GridTopology;

/**
 * Multiplies a statistic bin by bin over the last lumisections of a run, {@code length} of them; before there are so
 * many it says 0. The map's number is that of its worst bin.
 *
 * <p>Source: the time correction of the CMS ECAL autoencoder, arXiv:2309.10157.
 *
 * @param length lumisections, ≥ 1
 */
record ProductMethod(StatisticMethod each, int length) implements Method {
    ProductMethod {
        if (length < 1) {
            throw new IllegalArgumentException("a product needs at least one lumisection, got " + length);
        }
    }

    @Override
    public String name() {
        return each.name();
    }

    @Override
    public Watcher watch() {
        return new Watch(each.grid(), each.statistics().get(), length);
    }

    private static final class Watch implements Watcher, Judgement {
        private final GridTopology grid;
        private final Statistic statistic;
        private final float[][] ring;
        private final float[] product;
        private int run;
        private int seen;
        private double map;

        Watch(GridTopology grid, Statistic statistic, int length) {
            this.grid = grid;
            this.statistic = statistic;
            this.ring = new float[length][grid.size()];
            this.product = new float[grid.size()];
        }

        @Override
        public Judgement next(LumisectionHistogram histogram) {
            seen = seen > 0 && histogram.id().run() == run ? seen : 0;
            run = histogram.id().run();
            statistic.of(histogram, ring[seen % ring.length]);
            seen++;
            map = 0;
            Arrays.fill(product, seen < ring.length ? 0 : 1);
            if (seen >= ring.length) {
                multiply();
            }
            return this;
        }

        private void multiply() {
            for (float[] factor : ring) {
                for (int i = 0; i < product.length; i++) {
                    product[i] *= factor[i];
                }
            }
            for (float value : product) {
                map = Math.max(map, value);
            }
        }

        @Override
        public double map() {
            return map;
        }

        @Override
        public BinGrid bins() {
            return BinGrid.of(grid.nx(), grid.ny(), product);
        }
    }
}
