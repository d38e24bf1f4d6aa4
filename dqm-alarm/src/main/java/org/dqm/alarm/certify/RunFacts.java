package org.dqm.alarm.certify;

import java.util.List;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LsRange;

/**
 * All that a run's certification is derived from.
 *
 * @param alarms that were there in the run; none in stage SHADOW, none of the service's own canary
 * @param labels that count, of these alarms and of the run, oldest first
 */
public record RunFacts(int run, List<SeenElement> elements, List<AlarmTrace> alarms, List<Label> labels) {
    public RunFacts {
        elements = List.copyOf(elements);
        alarms = List.copyOf(alarms);
        labels = List.copyOf(labels);
    }

    /** From the first lumisection that was seen to the last. */
    LsRange extent() {
        LsRanges all = elements.stream().map(SeenElement::seen).reduce(LsRanges.NONE, LsRanges::plus);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("run " + run + " has no lumisection");
        }
        return new LsRange(
                all.ranges().get(0).from(),
                all.ranges().get(all.ranges().size() - 1).to());
    }
}
