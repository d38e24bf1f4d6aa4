package org.dqm.api.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.dqm.alarm.Check;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Severity;
import org.dqm.alarm.threshold.Past;
import org.dqm.alarm.threshold.Rules;
import org.dqm.alarm.threshold.SimulatedAlarm;
import org.dqm.alarm.threshold.Simulation;
import org.dqm.domain.ElementKey;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;
import org.dqm.model.evaluate.ShiftStudy;

/** What the service's alarm policy makes of a shift: its verdicts go in, alarms come out. For several threads. */
final class PolicyShift implements ShiftStudy.Sight {
    private final Map<Integer, Seen> elements = new TreeMap<>();

    /** Scored lumisections of an element, and what was found in the few that had a region. */
    private static final class Seen {
        private final LongStream.Builder scored = LongStream.builder();
        private final Map<Long, Outcome.Scored> notable = new HashMap<>();
    }

    @Override
    public void saw(int element, Verdict verdict) {
        if (verdict.outcome() instanceof Outcome.Scored scored) {
            Seen seen = of(element);
            long number = Past.number(verdict.id().run(), verdict.id().ls());
            seen.scored.add(number);
            if (!scored.regions().isEmpty()) {
                seen.notable.put(number, scored);
            }
        }
    }

    /** All alarms and warnings that would have been raised under one check, everything acknowledged at once. */
    List<SimulatedAlarm> alarms(Check check) {
        List<Past> pasts = elements.entrySet().stream()
                .map(entry -> new Past(
                        new ElementRef(entry.getKey() + 1L, new ElementKey("", "Sim/element" + entry.getKey())),
                        entry.getValue().scored.build(),
                        entry.getValue().notable))
                .toList();
        return Simulation.of(pasts, new Rules(List.of(), check));
    }

    /** In columns: alarms, warnings, calls, the most that were raised within three lumisections. */
    static String columns(List<SimulatedAlarm> raised) {
        long alarms = raised.stream()
                .filter(alarm -> alarm.alarm().severity() == Severity.ALARM)
                .count();
        int calls = raised.stream().mapToInt(SimulatedAlarm::calls).sum();
        long most = raised.stream()
                .mapToLong(one -> raised.stream()
                        .mapToInt(other -> other.first().ls() - one.first().ls())
                        .filter(later -> later >= 0 && later < 3)
                        .count())
                .max()
                .orElse(0);
        return alarms + "," + (raised.size() - alarms) + "," + calls + "," + most;
    }

    private synchronized Seen of(int element) {
        return elements.computeIfAbsent(element, number -> new Seen());
    }
}
