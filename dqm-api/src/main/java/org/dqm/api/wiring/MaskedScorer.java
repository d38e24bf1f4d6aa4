package org.dqm.api.wiring;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.mask.BinBox;
import org.dqm.api.loop.ElementScorer;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Verdict;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;

/** A model's scorer that masks come to and go from. */
final class MaskedScorer implements ElementScorer {
    private final GridTopology grid;
    private final Scorer scorer;

    MaskedScorer(ScoringModel model, Engine engine) {
        this.grid = model.reference().grid();
        this.scorer = new Scorer(model, engine);
    }

    @Override
    public void mask(List<BinBox> bins) {
        scorer.ignore(BinBox.indices(bins, grid.nx(), grid.ny()));
    }

    @Override
    public Verdict score(LumisectionHistogram histogram, Optional<Conditions> conditions) {
        return scorer.score(histogram, conditions);
    }
}
