package org.dqm.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;

/**
 * Turns verdicts into alarms: one fault is one alarm, followed from lumisection to lumisection by overlap.
 *
 * <p>Pure: the same element, verdict and time give the same decision. Lumisections without a score clear nothing and
 * raise nothing; after three in a row what is raised becomes unknown. One whose gate is closed counts neither way and
 * suppresses what is raised; so does a run of another type than that in which a fault was last seen. One that can only
 * clear waits for the one before it ({@link Reordering}); a late one can raise but never clears, escalates or counts
 * towards the return to normal.
 */
public final class AlarmPolicy {
    private final Ids ids;
    private final UnaryOperator<Decision> last;

    /**
     * A policy.
     *
     * @param alarmIds gives the next free alarm id each time it is asked
     * @param suppressionIds the same for suppressions
     */
    public AlarmPolicy(LongSupplier alarmIds, LongSupplier suppressionIds) {
        this(new Ids(alarmIds, suppressionIds), UnaryOperator.identity());
    }

    private AlarmPolicy(Ids ids, UnaryOperator<Decision> last) {
        this.ids = ids;
        this.last = last;
    }

    /** One that gives alarms and suppressions numbers of one row. */
    public AlarmPolicy(LongSupplier ids) {
        this(ids, ids);
    }

    /** The same, with what {@code step} makes of the decision about every lumisection. */
    public AlarmPolicy then(UnaryOperator<Decision> step) {
        return new AlarmPolicy(ids, step);
    }

    /** Decides on one verdict about which nothing else is known. */
    public Decision decide(ElementWatch before, Check check, Verdict verdict, Instant now) {
        return decide(before, check, verdict, Circumstances.at(now));
    }

    /**
     * Decides on one verdict.
     *
     * @param check what the element is held against from this verdict on
     */
    public Decision decide(ElementWatch before, Check check, Verdict verdict, Circumstances around) {
        return new Reordering((watch, next, now) -> last.apply(judge(watch, check, next, now)), around)
                .decide(before, verdict, watch -> canOnlyClear(watch, verdict, check, around));
    }

    /** Passes by a lumisection that counts neither way because its map has too few hits. */
    public Decision pass(ElementWatch before, Check check, Verdict verdict, Circumstances around) {
        return new Reordering(
                        (watch, next, now) -> next.id().equals(verdict.id())
                                ? after(watch, watch.progress().map(p -> p.passed(next.id())), List.of())
                                : last.apply(judge(watch, check, next, now)),
                        around)
                .decide(before, verdict, watch -> false);
    }

    /** Nothing in it begins an alarm, and what lies between the limits says what was said before: good, of every fault. */
    private static boolean canOnlyClear(ElementWatch before, Verdict verdict, Check check, Circumstances around) {
        if (!(verdict.outcome() instanceof Outcome.Scored scored)
                || check.gates().closed(scored, around.conditions()).isPresent()) {
            return false;
        }
        double most = scored.regions().stream().mapToDouble(Region::score).max().orElse(0);
        boolean wasGood = before.alarms().stream()
                .flatMap(alarm -> alarm.sign(before.element()).stream())
                .allMatch(sign -> sign.track().last() == Finding.GOOD);
        return most < check.thresholds().off()
                || (wasGood && most < check.thresholds().warn().score());
    }

    private Decision judge(ElementWatch before, Check check, Verdict verdict, Circumstances around) {
        RecordId id = verdict.id();
        AlarmStep aside =
                new AlarmStep(Turn.at(around.now(), before.progress()), check.annunciation(), ids.suppressions());
        Optional<String> closed = check.gates().closed(verdict.outcome(), around.conditions());
        if (closed.isPresent()) {
            return isLate(before, id) ? new Decision(before, List.of()) : parked(before, id, aside, closed.get());
        }
        if (!(verdict.outcome() instanceof Outcome.Scored scored)) {
            return before.progress()
                    .map(progress -> silent(before, progress.unscored(id), aside, sign -> otherType(around, id, sign)))
                    .orElse(new Decision(before, List.of()));
        }
        Progress reached = before.progress().map(p -> p.after(id)).orElse(Progress.startingAt(id));
        Progress.Arrival arrival = before.progress().map(p -> p.arrivalOf(id)).orElse(Progress.Arrival.NEXT);
        Judged judged = new Judged(id, scored, arrival, reached, around);
        List<Change> changes = ElementStep.changes(before, judged, check, ids);
        return after(before, Optional.of(reached), changes);
    }

    /**
     * Decides what it means that the conditions of a lumisection came after it was judged. They move only what was held
     * back for them.
     *
     * @param check what the element is held against now
     * @param id the lumisection
     */
    public Decision revise(ElementWatch before, Check check, RecordId id, Circumstances around) {
        AlarmStep step =
                new AlarmStep(Turn.at(around.now(), before.progress()), check.annunciation(), ids.suppressions());
        Optional<String> closed = around.conditions().flatMap(check.gates()::closedAfterwards);
        List<Change> changes = new ArrayList<>();
        for (Alarm alarm : before.alarms()) {
            alarm.sign(before.element())
                    .filter(sign -> sign.isHeldBackBy(new Lumisection(id.run(), id.ls())))
                    .flatMap(sign -> closed.isPresent()
                            ? step.park(alarm, sign, closed.get())
                            : Optional.of(step.release(alarm, SignStep.released(sign, check.thresholds()))))
                    .ifPresent(changes::add);
        }
        return after(before, before.progress(), changes);
    }

    private static boolean isLate(ElementWatch before, RecordId id) {
        return before.progress()
                .filter(progress -> progress.arrivalOf(id) == Progress.Arrival.LATE)
                .isPresent();
    }

    private static Optional<String> otherType(Circumstances around, RecordId id, Sign sign) {
        return around.otherType(id.run(), sign.live().run());
    }

    /** The lumisection counts neither way; what is raised waits for one that does. */
    private static Decision parked(ElementWatch before, RecordId id, AlarmStep step, String why) {
        List<Change> changes = new ArrayList<>();
        for (Alarm alarm : before.alarms()) {
            alarm.sign(before.element())
                    .flatMap(sign -> step.park(alarm, sign, why))
                    .ifPresent(changes::add);
        }
        return after(before, before.progress().map(progress -> progress.passed(id)), changes);
    }

    private static Decision silent(
            ElementWatch before, Progress reached, AlarmStep step, Function<Sign, Optional<String>> otherType) {
        int lumisections = reached.silence().map(Progress.Silence::count).orElse(0);
        List<Change> changes = new ArrayList<>();
        for (Alarm alarm : before.alarms()) {
            Optional<Sign> own = alarm.sign(before.element());
            Optional<String> why = own.flatMap(otherType);
            if (why.isPresent()) {
                own.flatMap(sign -> step.park(alarm, sign, why.get())).ifPresent(changes::add);
            } else {
                own.flatMap(sign -> SignStep.silent(sign, lumisections))
                        .ifPresent(sign -> changes.add(step.next(alarm, sign)));
            }
        }
        return after(before, Optional.of(reached), changes);
    }

    private static Decision after(ElementWatch before, Optional<Progress> reached, List<Change> changes) {
        return new Decision(new ElementWatch(before.element(), reached, followed(before, changes)), changes);
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
