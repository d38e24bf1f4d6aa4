package org.dqm.model.score;

import java.util.List;
import org.dqm.domain.BinGrid;
import org.dqm.model.calibrate.GaussianTail;

/** Scores of single bins, without a look-elsewhere factor. */
final class BinScores {
    private BinScores() {}

    static BinGrid single(ScoringModel model, List<LumisectionEvidence> window) {
        return map(model, Findings.windows(model, window.subList(Math.max(0, window.size() - 1), window.size())));
    }

    static BinGrid persistent(ScoringModel model, List<LumisectionEvidence> window) {
        return map(model, Findings.windows(model, window));
    }

    /** For every bin the most significant of the windows. */
    private static BinGrid map(ScoringModel model, List<EvidenceField> fields) {
        var grid = model.reference().grid();
        float[] scores = new float[grid.size()];
        for (EvidenceField field : fields) {
            for (int i = 0; i < scores.length; i++) {
                double z = field.significance(i);
                double score = z == 0 ? 0 : Math.signum(z) * GaussianTail.minusLog10(Math.abs(z));
                scores[i] = Math.abs(score) > Math.abs(scores[i]) ? (float) score : scores[i];
            }
        }
        return BinGrid.of(grid.nx(), grid.ny(), scores);
    }
}
