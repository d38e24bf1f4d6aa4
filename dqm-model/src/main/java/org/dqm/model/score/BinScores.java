package org.dqm.model.score;

import java.util.BitSet;
import java.util.List;
import org.dqm.domain.BinGrid;
import org.dqm.model.calibrate.GaussianTail;
import org.dqm.model.calibrate.MapSums;

/** Significances of single bins, without a look-elsewhere factor; shape {@code [ny, nx]}, 0 where masked. */
final class BinScores {
    private static final BitSet NONE = new BitSet();

    private BinScores() {}

    /** Signed −log₁₀ of each bin's tail probability; for every bin the most significant of the windows. */
    static BinGrid scores(ScoringModel model, List<MapSums> windows) {
        var grid = model.reference().grid();
        float[] scores = new float[grid.size()];
        for (MapSums sums : windows) {
            float[] significance = significance(model, sums);
            for (int i = 0; i < scores.length; i++) {
                double z = significance[i];
                double score = z == 0 ? 0 : Math.signum(z) * GaussianTail.minusLog10(Math.abs(z));
                scores[i] = Math.abs(score) > Math.abs(scores[i]) ? (float) score : scores[i];
            }
        }
        return BinGrid.of(grid.nx(), grid.ny(), scores);
    }

    /** Signed standard deviations of every bin from what the others say of it, those far off not heard. */
    static float[] significance(ScoringModel model, MapSums sums) {
        EvidenceField first = EvidenceField.of(model, sums, NONE);
        float[] significance = new float[model.reference().grid().size()];
        BitSet hidden = new BitSet();
        for (int i = 0; i < significance.length; i++) {
            significance[i] = (float) first.significance(i);
            if (Math.abs(significance[i]) >= FieldScan.HIDE) {
                hidden.set(i);
            }
        }
        if (!hidden.isEmpty()) {
            EvidenceField second = EvidenceField.of(model, sums, hidden);
            for (int i = 0; i < significance.length; i++) {
                significance[i] = hidden.get(i) ? significance[i] : (float) second.significance(i);
            }
        }
        return significance;
    }
}
