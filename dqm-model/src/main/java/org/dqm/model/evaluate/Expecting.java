package org.dqm.model.evaluate;

import java.util.Optional;
import org.dqm.domain.BinGrid;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Engine;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;

/** What a model expects of a lumisection that it sees alone, with its network and without. */
record Expecting(ScoringModel model, Engine engine, Engine silent) {
    /** Hits expected; nothing where the lumisection is not scored. */
    Optional<BinGrid> full(LumisectionHistogram histogram) {
        return expected(histogram, engine);
    }

    /** The same by the reference and the neighbours alone. */
    Optional<BinGrid> linear(LumisectionHistogram histogram) {
        return expected(histogram, silent);
    }

    private Optional<BinGrid> expected(LumisectionHistogram histogram, Engine with) {
        return new Scorer(model, with).score(histogram).evidence().map(EvidenceMaps::expected);
    }

    /** The lumisection with other hits in one bin. */
    static LumisectionHistogram with(LumisectionHistogram histogram, int bin, double hits) {
        float[] bins = histogram.bins().toArray();
        double entries = histogram.entries() + hits - bins[bin];
        bins[bin] = (float) hits;
        return new LumisectionHistogram(
                histogram.id(),
                histogram.x(),
                histogram.y(),
                entries,
                BinGrid.of(histogram.bins().nx(), histogram.bins().ny(), bins),
                histogram.content(),
                histogram.events(),
                histogram.pileup());
    }
}
