package org.dqm.model.baseline;

import java.util.function.Supplier;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome.Scored;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;

/**
 * Our own scorer as a method: per map the higher of score and persistent score, 0 where it does not score; per bin the
 * higher, without sign, of this lumisection's and the windows' that end there.
 *
 * @param engines gives each watcher its engine, which it never closes; one engine may serve all
 */
public record ScorerMethod(String name, ScoringModel model, Supplier<Engine> engines) implements Method {
    /** Lumisections that a bin is judged by, as ECAL's time correction. */
    private static final int IMAGE_LUMISECTIONS = 3;

    @Override
    public Watcher watch() {
        return new Watch(new Scorer(model, engines.get()), model.reference().grid());
    }

    private static final class Watch implements Watcher, Judgement {
        private final Scorer scorer;
        private final int nx;
        private final int ny;
        private double map;

        Watch(Scorer scorer, GridTopology grid) {
            this.scorer = scorer;
            this.nx = grid.nx();
            this.ny = grid.ny();
        }

        @Override
        public Judgement next(LumisectionHistogram histogram) {
            map = scorer.score(histogram).outcome() instanceof Scored scored
                    ? Math.max(scored.score(), scored.persistentScore())
                    : 0;
            return this;
        }

        @Override
        public double map() {
            return map;
        }

        @Override
        public BinGrid bins() {
            float[] bins = scorer.binSignificance(IMAGE_LUMISECTIONS);
            for (int i = 0; i < bins.length; i++) {
                bins[i] = Math.abs(bins[i]);
            }
            return BinGrid.of(nx, ny, bins);
        }
    }
}
