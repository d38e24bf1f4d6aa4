package org.dqm.model.score;

import org.dqm.domain.BinGrid;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.Expectation;

/**
 * What the bins of one lumisection say, each by itself.
 *
 * @param reconstructionError mean deviance per live bin against the counting variance alone
 */
record BinJudgement(EvidenceMaps evidence, double reconstructionError) {
    /**
     * Judges every bin.
     *
     * @param plain what the reference expects, for the counting variance
     * @param here evidence of the lumisection, faults hidden
     */
    static BinJudgement of(LumisectionHistogram histogram, Expectation plain, EvidenceField here) {
        float[] significance = new float[here.grid().size()];
        double sum = 0;
        int live = 0;
        for (int i = 0; i < significance.length; i++) {
            double mean = here.mean(i);
            if (mean > 0) {
                significance[i] = (float) here.significance(i);
                sum += CountLaw.deviance(here.hits(i), mean) * mean / Math.max(plain.shot(i), 1e-6);
                live++;
            }
        }
        EvidenceMaps maps = new EvidenceMaps(
                histogram.bins(),
                BinGrid.of(here.grid().nx(), here.grid().ny(), here.residuals().mean()),
                BinGrid.of(here.grid().nx(), here.grid().ny(), significance));
        return new BinJudgement(maps, live == 0 ? 0 : sum / live);
    }
}
