package org.dqm.alarm.certify;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dqm.alarm.ElementRef;
import org.dqm.domain.NotScoredReason;

/**
 * One element through a run.
 *
 * @param scored lumisections with a score
 * @param notScored lumisections without one, by reason
 */
public record SeenElement(ElementRef element, LsRanges scored, Map<NotScoredReason, LsRanges> notScored) {
    // Nobody expects a score of these.
    private static final Set<NotScoredReason> UNWATCHED =
            EnumSet.of(NotScoredReason.NO_MODEL, NotScoredReason.NOT_OCCUPANCY);

    public SeenElement {
        notScored = Map.copyOf(notScored);
    }

    /** Whether a score is expected of it in this run. */
    boolean isWatched() {
        return !scored.isEmpty() || !UNWATCHED.containsAll(notScored.keySet());
    }

    Optional<NotScoredReason> reasonAt(int ls) {
        return notScored.entrySet().stream()
                .filter(entry -> entry.getValue().contains(ls))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    LsRanges seen() {
        return notScored.values().stream().reduce(scored, LsRanges::plus);
    }
}
