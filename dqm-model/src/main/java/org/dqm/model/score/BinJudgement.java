package org.dqm.model.score;

import org.dqm.domain.BinGrid;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;

/**
 * What the bins of one lumisection say, each by itself.
 *
 * @param reconstructionError mean deviance per live bin against the counting variance alone
 */
record BinJudgement(EvidenceMaps evidence, double reconstructionError) {
    static BinJudgement of(LumisectionHistogram histogram, Expectation expectation, EvidenceField here) {
        float[] significance = new float[here.grid().size()];
        double sum = 0;
        int live = 0;
        for (int i = 0; i < significance.length; i++) {
            double mean = expectation.mean(i);
            if (mean > 0) {
                double hits = Math.max(0, expectation.count(i));
                double deviance = Significance.deviance(hits, mean) * mean;
                double z = Math.sqrt(deviance / here.variance(i));
                significance[i] = (float) (hits < mean ? -z : z);
                sum += deviance / expectation.shot(i);
                live++;
            }
        }
        EvidenceMaps maps = new EvidenceMaps(
                histogram.bins(),
                expectation.meanMap(),
                BinGrid.of(here.grid().nx(), here.grid().ny(), significance));
        return new BinJudgement(maps, live == 0 ? 0 : sum / live);
    }
}
