package org.dqm.api.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.ElementKey;
import org.dqm.domain.Verdict;

/** One element before the eyes of the service's alarm policy: verdicts go in, changes of alarms come out. */
final class WatchedElement {
    private static final Acknowledger SHIFTER = new Acknowledger("shifter", Instant.EPOCH, Optional.empty());

    private final AlarmPolicy policy = new AlarmPolicy(this::nextId);
    private final Check check;
    private ElementWatch watch;
    private long ids;

    WatchedElement(String me, Thresholds thresholds) {
        this.check = Check.of(thresholds);
        this.watch = new ElementWatch(new ElementRef(1, new ElementKey("", me)), Optional.empty(), List.of());
    }

    List<Change> see(Verdict verdict) {
        Decision decision = policy.decide(watch, check, verdict, Instant.EPOCH);
        watch = decision.after();
        return decision.changes();
    }

    /** A person acknowledges every alarm there is. */
    void acknowledgeAll() {
        Stream<Alarm> seen = watch.alarms().stream()
                .map(alarm -> alarm.acknowledged(SHIFTER).orElse(alarm))
                .filter(Alarm::isFollowed);
        watch = new ElementWatch(watch.element(), watch.progress(), seen.toList());
    }

    private long nextId() {
        return ++ids;
    }
}
