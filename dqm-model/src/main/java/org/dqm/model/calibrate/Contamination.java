package org.dqm.model.calibrate;

import java.util.BitSet;
import java.util.List;
import org.dqm.model.preprocess.CountLaw;

/**
 * Faults that nobody has marked in lumisections taken for good.
 *
 * <p>Two in ten thousand bins of certified data are dead. Left in, they make the noise, or the tail of the evidence, so
 * wide that no dead bin is ever found again.
 */
public final class Contamination {
    /** Standard deviations, offsets from run to run reckoned with, from which a bin is taken for a fault. */
    private static final double FAR = 8;
    /** Relative offset of a bin that a run may have. */
    private static final double OFFSET = 0.1;
    /** Lumisections that are looked at together. */
    private static final int STRETCH = 10;

    private Contamination() {}

    /**
     * Bins that are far off over some stretch of a run.
     *
     * @param run lumisections of one run, in order
     * @param law of their counts
     */
    public static BitSet of(List<MapSums> run, CountLaw law) {
        BitSet bins = new BitSet();
        for (int from = 0; from < run.size(); from += STRETCH) {
            MapSums sums = MapSums.of(run.subList(from, Math.min(run.size(), from + STRETCH)));
            for (int i = 0; i < sums.mean.length; i++) {
                double lasting = OFFSET * sums.slope[i];
                double variance = sums.counting[i] + lasting * lasting;
                if (sums.mean[i] > 0) {
                    double hits = sums.mean[i] + sums.excess[i];
                    double excess = Math.abs(law.excess(hits, sums.mean[i], variance));
                    if (excess > FAR * Math.sqrt(variance) + 3) {
                        bins.set(i);
                    }
                }
            }
        }
        return bins;
    }
}
