package org.dqm.api.loop;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.mask.BinBox;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Verdict;

/**
 * Scores the lumisections of one element in the order in which they come.
 *
 * <p>Its verdict depends on the lumisection, on the bins that are masked at that moment, and on the last {@link #WINDOW}
 * that got a score, each with the conditions joined to it, on nothing else: fed with those again, whatever was masked
 * then, a new one goes on bit for bit. A call that throws leaves it as it was.
 */
public interface ElementScorer {
    /** Scored lumisections that may matter for the next one. */
    int WINDOW = 30;

    /** From now on these bins are left out of the evidence, of remembered lumisections too, and no others. */
    default void mask(List<BinBox> bins) {}

    /**
     * The verdict on one lumisection.
     *
     * @param conditions what is known of it beside the histogram
     */
    Verdict score(LumisectionHistogram histogram, Optional<Conditions> conditions);
}
