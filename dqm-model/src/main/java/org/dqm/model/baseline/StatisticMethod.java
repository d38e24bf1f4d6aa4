package org.dqm.model.baseline;

import java.util.function.Supplier;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.GridTopology;

/**
 * A method that remembers nothing.
 *
 * @param statistics gives each watcher its own
 */
record StatisticMethod(String name, GridTopology grid, Supplier<Statistic> statistics) implements Method {
    @Override
    public Watcher watch() {
        return new Watch(grid, statistics.get());
    }

    private static final class Watch implements Watcher, Judgement {
        private final GridTopology grid;
        private final Statistic statistic;
        private final float[] bins;
        private double map;

        Watch(GridTopology grid, Statistic statistic) {
            this.grid = grid;
            this.statistic = statistic;
            this.bins = new float[grid.size()];
        }

        @Override
        public Judgement next(LumisectionHistogram histogram) {
            map = statistic.of(histogram, bins);
            return this;
        }

        @Override
        public double map() {
            return map;
        }

        @Override
        public BinGrid bins() {
            return BinGrid.of(grid.nx(), grid.ny(), bins);
        }
    }
}
