package org.dqm.alarm.journal;

import java.util.List;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Change;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.Outcome;
import org.dqm.domain.Region;

/**
 * A record of a batch and what the policy made of it.
 *
 * @param worstRegion score of its strongest region, 0 if there is none
 */
record Judgement(ElementRef element, Entry entry, List<Change> changes, double worstRegion, double warn) {
    static Judgement of(ElementRef element, Entry entry, List<Change> changes, Thresholds thresholds) {
        double worst = entry.verdict().outcome() instanceof Outcome.Scored scored
                ? scored.regions().stream().mapToDouble(Region::score).max().orElse(0)
                : 0;
        return new Judgement(element, entry, changes, worst, thresholds.warn().score());
    }

    /** Whether a person may ask why: its maps are kept. */
    boolean isWorthKeeping() {
        boolean bad = worstRegion >= warn || changes.stream().anyMatch(change -> isBad(change.to()));
        return bad && entry.verdict().evidence().isPresent();
    }

    private boolean isBad(Alarm alarm) {
        return alarm.signs().stream()
                .filter(sign -> sign.element().equals(element))
                .anyMatch(sign -> sign.track().last() != Finding.GOOD);
    }
}
