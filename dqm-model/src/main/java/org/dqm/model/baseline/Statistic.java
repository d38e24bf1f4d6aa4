package org.dqm.model.baseline;

import org.dqm.domain.LumisectionHistogram;

/** A number per bin and one per map, from one lumisection alone. May keep working memory: one for every watcher. */
interface Statistic {
    /**
     * Judges.
     *
     * @param bins shape {@code [ny, nx]}; every element is written: ≥ 0, and 0 where the method does not look
     * @return that of the map
     */
    double of(LumisectionHistogram histogram, float[] bins);
}
