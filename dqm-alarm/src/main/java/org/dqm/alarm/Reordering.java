package org.dqm.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dqm.alarm.Progress.Waiting;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;

/**
 * Brings the lumisections of an element into order where no alarm has to wait for it: one that can only clear and comes while
 * the one before it is missing waits until that or a later one has come. All others are judged at once. No clock counts, so
 * the same records in the same order give the same alarms.
 */
final class Reordering {
    private final Judge judge;
    private final Circumstances around;

    /** Judges single lumisections. */
    interface Judge {
        Decision judge(ElementWatch before, Verdict verdict, Circumstances around);
    }

    /** @param around of the lumisection that comes now */
    Reordering(Judge judge, Circumstances around) {
        this.judge = judge;
        this.around = around;
    }

    /**
     * Decides on {@code verdict}, and on what has waited for it.
     *
     * @param canOnlyClear whether {@code verdict} may wait, where nothing has waited for it
     */
    Decision decide(ElementWatch before, Verdict verdict, Predicate<ElementWatch> canOnlyClear) {
        Optional<Progress> progress = before.progress();
        Optional<Verdict> waiting = progress.flatMap(reached -> waiting(before, reached));
        if (waiting.isPresent()) {
            return progress.filter(reached -> isBefore(reached, verdict, waiting.get()))
                            .isPresent()
                    ? fill(before, verdict, waiting.get())
                    : then(judgeWaiting(before, waiting.get()), after -> decide(after, verdict, canOnlyClear));
        }
        return progress.filter(reached -> reached.isMissingBefore(verdict.id()) && canOnlyClear.test(before))
                .flatMap(reached -> leaveWaiting(before, reached, verdict))
                .orElseGet(() -> judge.judge(before, verdict, around));
    }

    private static Optional<Verdict> waiting(ElementWatch watch, Progress reached) {
        return reached.waiting()
                .map(next -> new Verdict(
                        new RecordId(watch.element().key(), reached.run(), next.ls()),
                        next.outcome(),
                        Optional.empty()));
    }

    /** Whether it is one of those missing before what waits, or late. */
    private static boolean isBefore(Progress reached, Verdict verdict, Verdict waiting) {
        RecordId id = verdict.id();
        return reached.arrivalOf(id) == Progress.Arrival.LATE
                || (id.run() == waiting.id().run() && id.ls() < waiting.id().ls());
    }

    private Decision fill(ElementWatch before, Verdict verdict, Verdict waiting) {
        Decision first = judge.judge(before, verdict, around);
        return verdict.id().run() == waiting.id().run()
                        && verdict.id().ls() == waiting.id().ls() - 1
                ? then(first, after -> judgeWaiting(after, waiting))
                : first;
    }

    /** Its own conditions let it count when it came. */
    private Decision judgeWaiting(ElementWatch before, Verdict waiting) {
        return judge.judge(before, waiting, new Circumstances(Optional.empty(), around.runTypes(), around.now()));
    }

    private static Optional<Decision> leaveWaiting(ElementWatch before, Progress reached, Verdict verdict) {
        return verdict.outcome() instanceof Outcome.Scored scored
                ? Optional.of(new Decision(
                        new ElementWatch(
                                before.element(),
                                Optional.of(
                                        reached.with(new Waiting(verdict.id().ls(), scored))),
                                before.alarms()),
                        List.of()))
                : Optional.empty();
    }

    private static Decision then(Decision first, Function<ElementWatch, Decision> next) {
        Decision second = next.apply(first.after());
        List<Change> changes = new ArrayList<>(first.changes());
        changes.addAll(second.changes());
        return new Decision(second.after(), changes);
    }
}
