package org.dqm.alarm.threshold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Severity;
import org.dqm.domain.Verdict;

/**
 * When the service's own policy first says something, counted in verdicts from 1.
 *
 * @param warn first verdict with an alarm of any severity; empty if none has one
 * @param alarm first verdict with an alarm of severity ALARM
 */
public record Sighting(OptionalInt warn, OptionalInt alarm) {
    /** What comes of the verdicts on one element, asked for one by one until there is an ALARM. */
    public static Sighting of(Check check, ElementRef element, Iterable<Verdict> verdicts) {
        long[] ids = {0};
        AlarmPolicy policy = new AlarmPolicy(() -> ++ids[0]);
        ElementWatch watch = new ElementWatch(element, Optional.empty(), List.of());
        OptionalInt warn = OptionalInt.empty();
        int count = 0;
        for (Verdict verdict : verdicts) {
            count++;
            Decision decision = policy.decide(watch, check, verdict, Instant.EPOCH);
            watch = decision.after();
            for (Change change : decision.changes()) {
                Alarm alarm = change.to();
                if (alarm.condition().isRaised()) {
                    warn = warn.isPresent() ? warn : OptionalInt.of(count);
                    if (alarm.severity() == Severity.ALARM) {
                        return new Sighting(warn, OptionalInt.of(count));
                    }
                }
            }
        }
        return new Sighting(warn, OptionalInt.empty());
    }
}
