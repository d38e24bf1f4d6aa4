package org.dqm.api.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Progress;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.ElementKey;
import org.dqm.domain.Verdict;

/** Some elements before the eyes of the service's alarm policy: verdicts go in, changes of alarms come out. */
final class ControlRoom {
    private static final Acknowledger SHIFTER = new Acknowledger("shifter", Instant.EPOCH, Optional.empty());

    private final AlarmPolicy policy = new AlarmPolicy(this::nextId);
    private final Check check;
    private final List<ElementRef> elements = new ArrayList<>();
    private final List<Optional<Progress>> progress = new ArrayList<>();
    private List<Alarm> alarms = List.of();
    private long ids;

    /** @param mes paths of the elements, which are asked for by their place in this list */
    ControlRoom(List<String> mes, Thresholds thresholds) {
        this.check = Check.of(thresholds);
        for (String me : mes) {
            elements.add(new ElementRef(elements.size() + 1L, new ElementKey("", me)));
            progress.add(Optional.empty());
        }
    }

    List<Change> see(int element, Verdict verdict) {
        ElementWatch before = new ElementWatch(elements.get(element), progress.get(element), alarms);
        Decision decision = policy.decide(before, check, verdict, Instant.EPOCH);
        progress.set(element, decision.after().progress());
        alarms = decision.after().alarms();
        return decision.changes();
    }

    /** A person acknowledges every alarm there is. */
    void acknowledgeAll() {
        alarms = alarms.stream()
                .map(alarm -> alarm.acknowledged(SHIFTER).orElse(alarm))
                .filter(Alarm::isFollowed)
                .toList();
    }

    private long nextId() {
        return ++ids;
    }
}
