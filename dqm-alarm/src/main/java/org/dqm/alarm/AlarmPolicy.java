package org.dqm.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;

/**
 * Turns verdicts into alarms: one fault is one alarm, followed from lumisection to lumisection by overlap.
 *
 * <p>Pure: the same element, verdict and time give the same decision. Lumisections without a score clear nothing and
 * raise nothing; after three in a row what is raised becomes unknown. A late one can raise but never clears, escalates
 * or counts towards the return to normal.
 */
public final class AlarmPolicy {
    private final LongSupplier ids;

    /**
     * A policy.
     *
     * @param ids gives the next free alarm id each time it is asked
     */
    public AlarmPolicy(LongSupplier ids) {
        this.ids = ids;
    }

    /**
     * Decides on one verdict.
     *
     * @param check what the element is held against from this verdict on
     * @param now when the verdict is judged
     */
    public Decision decide(ElementWatch before, Check check, Verdict verdict, Instant now) {
        RecordId id = verdict.id();
        if (!(verdict.outcome() instanceof Outcome.Scored scored)) {
            return before.progress()
                    .map(progress -> silent(before, progress.unscored(id), check, now))
                    .orElse(new Decision(before, List.of()));
        }
        Progress reached = before.progress().map(p -> p.after(id)).orElse(Progress.startingAt(id));
        Progress.Arrival arrival = before.progress().map(p -> p.arrivalOf(id)).orElse(Progress.Arrival.NEXT);
        Judged judged = new Judged(id, scored, arrival, reached.scored(), now);
        List<Change> changes = ElementStep.changes(before, judged, check, ids);
        return new Decision(
                new ElementWatch(before.element(), Optional.of(reached), followed(before, changes)), changes);
    }

    private static Decision silent(ElementWatch before, Progress reached, Check check, Instant now) {
        int lumisections = reached.silence().map(Progress.Silence::count).orElse(0);
        AlarmStep step = new AlarmStep(now, false, check.annunciation());
        List<Change> changes = new ArrayList<>();
        for (Alarm alarm : before.alarms()) {
            alarm.sign(before.element())
                    .flatMap(sign -> SignStep.silent(sign, lumisections))
                    .ifPresent(sign -> changes.add(step.next(alarm, sign)));
        }
        return new Decision(
                new ElementWatch(before.element(), Optional.of(reached), followed(before, changes)), changes);
    }

    private static List<Alarm> followed(ElementWatch before, List<Change> changes) {
        List<Alarm> after = new ArrayList<>(before.alarms());
        for (Change change : changes) {
            after.removeIf(alarm -> alarm.id() == change.to().id());
            after.add(change.to());
        }
        after.removeIf(alarm -> !alarm.isFollowed());
        after.sort(Comparator.comparingLong(Alarm::id));
        return after;
    }
}
