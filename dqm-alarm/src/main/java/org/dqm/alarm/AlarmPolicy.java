package org.dqm.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dqm.domain.Outcome;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;

/**
 * Turns verdicts into alarms: one fault is one alarm, followed from lumisection to lumisection by overlap.
 *
 * <p>Pure: the same element, check, verdict and time give the same decision. Lumisections without a score change nothing.
 * A late one can raise but never clears, escalates or counts towards the return to normal.
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
        if (!(verdict.outcome() instanceof Outcome.Scored scored)) {
            return new Decision(before, List.of());
        }
        Optional<Progress> progress = before.progress();
        Progress.Arrival arrival = progress.map(p -> p.arrivalOf(verdict.id())).orElse(Progress.Arrival.NEXT);
        AlarmStep step = new AlarmStep(check.thresholds(), new Judged(verdict.id(), scored, arrival, now));
        List<Change> changes = changes(before, step, notable(scored, check.thresholds()));
        Progress reached = progress.map(p -> p.after(verdict.id())).orElse(Progress.startingAt(verdict.id()));
        return new Decision(
                new ElementWatch(before.element(), Optional.of(reached), followed(before, changes)), changes);
    }

    private List<Change> changes(ElementWatch before, AlarmStep step, List<Region> notable) {
        List<TrackedAlarm> alarms = before.alarms();
        Sightings sightings = Sightings.of(
                notable, alarms.stream().map(tracked -> tracked.alarm().fault()).toList());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < alarms.size(); i++) {
            step.next(alarms.get(i), sightings.ofFault(i)).ifPresent(changes::add);
        }
        for (Sighting sighting : sightings.ofNone()) {
            if (step.starts(sighting)) {
                TrackedAlarm blank = step.blank(ids.getAsLong(), before.element(), sighting);
                step.next(blank, Optional.of(sighting)).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static List<Region> notable(Outcome.Scored scored, Thresholds thresholds) {
        return scored.regions().stream()
                .filter(region -> region.score() >= thresholds.off())
                .toList();
    }

    private static List<TrackedAlarm> followed(ElementWatch before, List<Change> changes) {
        List<TrackedAlarm> after = new ArrayList<>(before.alarms());
        for (Change change : changes) {
            after.removeIf(
                    tracked -> tracked.alarm().id() == change.to().alarm().id());
            after.add(change.to());
        }
        after.removeIf(tracked -> !tracked.isFollowed());
        after.sort(Comparator.comparingLong(tracked -> tracked.alarm().id()));
        return after;
    }
}
