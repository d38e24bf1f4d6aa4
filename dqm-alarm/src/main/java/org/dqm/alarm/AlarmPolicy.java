package org.dqm.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
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
        List<Change> changes = changes(before, judged, check);
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

    private List<Change> changes(ElementWatch before, Judged judged, Check check) {
        Thresholds thresholds = check.thresholds();
        SignStep signs = new SignStep(thresholds, judged);
        AlarmStep step = new AlarmStep(judged.now(), judged.isLate(), check.annunciation());
        List<Region> notable = judged.outcome().regions().stream()
                .filter(region -> region.score() >= thresholds.off())
                .toList();
        List<Alarm> own = before.alarms().stream()
                .filter(alarm -> alarm.sign(before.element()).isPresent())
                .toList();
        List<Sign> known = own.stream()
                .flatMap(alarm -> alarm.sign(before.element()).stream())
                .toList();
        Sightings sightings =
                Sightings.of(notable, known.stream().map(Sign::fault).toList());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Alarm alarm = own.get(i);
            signs.next(known.get(i), sightings.ofFault(i)).ifPresent(sign -> changes.add(step.next(alarm, sign)));
        }
        List<Alarm> neighbours = new ArrayList<>(before.alarms());
        neighbours.removeAll(own);
        for (Sighting sighting : sightings.ofNone()) {
            if (signs.starts(sighting)) {
                Sign blank = signs.blank(before.element(), sighting);
                Optional<Alarm> host = new Folding(before.element(), judged.lumisection()).host(sighting, neighbours);
                host.ifPresent(neighbours::remove);
                Alarm alarm =
                        host.orElseGet(() -> Alarm.blank(ids.getAsLong(), blank, judged.now(), check.annunciation()));
                signs.next(blank, Optional.of(sighting)).ifPresent(sign -> changes.add(step.next(alarm, sign)));
            }
        }
        return changes;
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
