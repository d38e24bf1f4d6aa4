package org.dqm.alarm.certify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dqm.alarm.Condition;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Severity;
import org.dqm.alarm.label.LsRange;

/**
 * Where one alarm was in one run: from the first bad lumisection of each time that it was raised until the last.
 *
 * @param bad lumisections by the severity that it had in them
 */
public record AlarmTrace(long alarmId, String title, List<ElementRef> elements, Map<Severity, LsRanges> bad) {
    public AlarmTrace {
        elements = List.copyOf(elements);
        bad = Map.copyOf(bad);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("alarm " + alarmId + " is of no element");
        }
    }

    /** The alarm after one lumisection. */
    public record Step(int ls, Condition condition, Severity severity) {}

    /**
     * Lumisections of one run in which the alarm was there, by severity.
     *
     * <p>Lumisections that were bad before it was raised count with the severity that it was raised with; good ones
     * between bad ones count too, those after the last do not.
     *
     * @param steps in the order in which they happened
     */
    public static Map<Severity, LsRanges> bad(List<Step> steps) {
        Map<Severity, List<LsRange>> bad = new EnumMap<>(Severity.class);
        // The first lumisection of the stretch that the next bad one ends; -1 outside of one.
        int from = -1;
        for (Step step : steps) {
            switch (step.condition()) {
                case NORMAL -> from = -1;
                case PENDING_ON -> from = from < 0 ? step.ls() : from;
                case PENDING_OFF, UNKNOWN -> {
                    // Counts only if the fault comes back.
                }
                case ACTIVE -> {
                    int first = from < 0 || from > step.ls() ? step.ls() : from;
                    bad.computeIfAbsent(step.severity(), same -> new ArrayList<>())
                            .add(new LsRange(first, step.ls()));
                    from = step.ls() + 1;
                }
            }
        }
        Map<Severity, LsRanges> ranges = new EnumMap<>(Severity.class);
        bad.forEach((severity, list) -> ranges.put(severity, new LsRanges(list)));
        return ranges;
    }
}
