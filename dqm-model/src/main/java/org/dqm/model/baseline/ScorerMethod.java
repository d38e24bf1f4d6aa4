package org.dqm.model.baseline;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome;
import org.dqm.model.network.Engine;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;

/**
 * Our own scoring as a method: the map has the larger of score and persistent score, a bin its
 * significance over the last three lumisections.
 *
 * <p>What is not scored has 0 and is never anomalous.
 *
 * @param engines gives the engine of the thread that asks
 */
public record ScorerMethod(String name, ScoringModel model, Supplier<Engine> engines) implements Method {
    /** Lumisections that a bin is judged by, as ECAL's time correction. */
    private static final int IMAGE_LUMISECTIONS = 3;

    @Override
    public Watcher watch() {
        Scorer scorer = new Scorer(model, engines.get());
        return histogram -> judged(scorer, histogram);
    }

    private static Judgement judged(Scorer scorer, LumisectionHistogram histogram) {
        return scorer.score(histogram).outcome() instanceof Outcome.Scored scored
                ? new Judged(scored, scorer, histogram)
                : new Judged(0, 0, 0, false, scorer, histogram);
    }

    private record Judged(
            double score,
            double persistentScore,
            double error,
            boolean isAnomalous,
            Scorer scorer,
            LumisectionHistogram histogram)
            implements ScoredJudgement {
        Judged(Outcome.Scored scored, Scorer scorer, LumisectionHistogram histogram) {
            this(
                    scored.score(),
                    scored.persistentScore(),
                    scored.reconstructionError(),
                    scored.anomalous(),
                    scorer,
                    histogram);
        }

        @Override
        public double map() {
            return Math.max(score, persistentScore);
        }

        @Override
        public OptionalDouble reconstructionError() {
            return OptionalDouble.of(error);
        }

        @Override
        public BinGrid bins() {
            float[] bins = scorer.binSignificance(IMAGE_LUMISECTIONS);
            for (int i = 0; i < bins.length; i++) {
                bins[i] = Math.abs(bins[i]);
            }
            return BinGrid.of(histogram.bins().nx(), histogram.bins().ny(), bins);
        }
    }
}
