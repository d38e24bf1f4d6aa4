package org.dqm.alarm.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.Circumstances;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.alarm.outofservice.Outages;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Verdict;

/** The policy, with nothing around it. */
final class InMemory implements Machine {
    private final Numbering numbers = new Numbering(Faults.ELEMENT);
    private final AlarmPolicy policy = new AlarmPolicy(this::nextId, this::nextSuppression);
    /** All, by id: a shelf outlives what is followed. */
    private final Map<Long, Alarm> alarms = new HashMap<>();

    private ElementWatch watch = new ElementWatch(new ElementRef(1, Faults.ELEMENT), Optional.empty(), List.of());
    private Instant now = Instant.EPOCH;
    private Check check = Expert.USUAL;
    private long ids;
    private long suppressions;
    private Outages outages = new Outages(List.of());
    private long calls;

    @Override
    public void sees(When when, double score, int width) {
        judge(Faults.seen(numbers.next(when), score, width));
    }

    @Override
    public void seesNothing() {
        judge(Verdicts.notScored(numbers.next(When.NEXT), NotScoredReason.LOW_STATISTICS));
    }

    @Override
    public void seesClosed() {
        judge(
                Verdicts.notScored(numbers.next(When.NEXT), NotScoredReason.OUT_OF_RANGE),
                new Circumstances(Optional.of(Faults.NOT_READY), Map.of(), now));
    }

    @Override
    public boolean acknowledge(int revisionsAgo) {
        Acknowledger person = new Acknowledger("shifter", now, Optional.empty());
        return revisionsAgo == 0
                && command(alarm -> alarm.acknowledged(person).map(after -> new Change(after, Cause.ACKNOWLEDGED)));
    }

    @Override
    public boolean takeBack() {
        return command(alarm -> alarm.unacknowledged().map(after -> new Change(after, Cause.UNACKNOWLEDGED)));
    }

    @Override
    public boolean shelve(Optional<Duration> time, boolean once) {
        return command(alarm -> Optional.of(alarm)
                .filter(before -> before.condition().isRaised())
                .map(before -> before.shelved(new Suppression(
                        nextSuppression(),
                        Suppression.Type.SHELVED,
                        time.map(now::plus),
                        once,
                        before.severity(),
                        "shifter",
                        now,
                        Suppression.Reason.NUISANCE,
                        Optional.empty())))
                .map(after -> new Change(after, Cause.SHELVED)));
    }

    @Override
    public boolean unshelve() {
        return command(alarm -> alarm.suppressions().stream()
                .filter(Suppression::isShelf)
                .findFirst()
                .flatMap(oldest -> alarm.resumed(shelf -> shelf.id() == oldest.id())));
    }

    @Override
    public boolean mask() {
        return command(alarm -> Optional.of(alarm)
                .filter(Alarm::isOpen)
                .flatMap(before -> before.masked(Optional.of(new Suppression(
                        nextSuppression(),
                        Suppression.Type.MASKED,
                        Optional.of(Instant.MAX),
                        false,
                        before.severity(),
                        "expert",
                        now.plusNanos(suppressions),
                        Suppression.Reason.KNOWN_PROBLEM,
                        Optional.of("told by a test"))))));
    }

    @Override
    public boolean unmask() {
        return command(alarm -> alarm.masked(Optional.empty()));
    }

    @Override
    public void outOfService() {
        OutOfServiceDraft all = new OutOfServiceDraft(new ElementPattern("**"), "told by a test", Optional.empty());
        use(new Outages(List.of(new OutOfService(1, all, "expert", Instant.EPOCH, Optional.empty()))));
    }

    @Override
    public void inService() {
        use(new Outages(List.of()));
    }

    private void use(Outages next) {
        outages = next;
        List.copyOf(alarms.values())
                .forEach(alarm -> outages.change(alarm, this::nextSuppression).ifPresent(this::apply));
    }

    @Override
    public void clock(Duration step) {
        now = now.plus(step);
        List.copyOf(alarms.values())
                .forEach(alarm -> alarm.resumed(shelf -> shelf.isOver(now)).ifPresent(this::apply));
    }

    @Override
    public void edit(Check next) {
        check = next;
    }

    @Override
    public Picture picture() {
        return new Picture(newest().map(alarm -> Picture.One.of(alarm, alarm.id())), calls);
    }

    private void judge(Verdict verdict) {
        judge(verdict, Circumstances.at(now));
    }

    private void judge(Verdict verdict, Circumstances around) {
        Decision decision = policy.then(step -> outages.applied(step, this::nextSuppression))
                .decide(watch, check, verdict, around);
        watch = new ElementWatch(watch.element(), decision.after().progress(), watch.alarms());
        decision.changes().forEach(this::apply);
    }

    private boolean command(Function<Alarm, Optional<Change>> wish) {
        Optional<Change> granted = newest().flatMap(wish);
        granted.ifPresent(this::apply);
        return granted.isPresent();
    }

    private void apply(Change change) {
        alarms.put(change.to().id(), change.to());
        calls += change.announces() ? 1 : 0;
        watch = new ElementWatch(
                watch.element(),
                watch.progress(),
                newest().filter(Alarm::isFollowed).stream().toList());
    }

    private long nextId() {
        return ++ids;
    }

    private long nextSuppression() {
        return ++suppressions;
    }

    private Optional<Alarm> newest() {
        return Optional.ofNullable(alarms.get(ids)).filter(Alarm::isFollowed);
    }
}
