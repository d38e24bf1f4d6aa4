package org.dqm.api.loop;

import java.util.Optional;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Verdict;

/**
 * Scores the lumisections of one element in the order in which they come.
 *
 * <p>Its verdict depends on the lumisection and on the last {@link #WINDOW} that got a score, each with
 * the conditions joined to it, on nothing else: fed
 * with those again, a new one goes on bit for bit. A call that throws leaves it as it was.
 */
public interface ElementScorer {
    /** Scored lumisections that may matter for the next one. */
    int WINDOW = 30;

    /**
     * The verdict on one lumisection.
     *
     * @param conditions what is known of it beside the histogram
     */
    Verdict score(LumisectionHistogram histogram, Optional<Conditions> conditions);
}
