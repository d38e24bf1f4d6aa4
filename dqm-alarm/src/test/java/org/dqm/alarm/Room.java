package org.dqm.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;

/** Several elements before one policy, as a control room has them. */
final class Room {
    private static final Instant NIGHT = Instant.parse("2026-05-01T02:00:00Z");

    private final Map<Long, Alarm> alarms = new TreeMap<>();
    private final Map<String, ElementRef> elements = new HashMap<>();
    private final Map<String, Progress> progress = new HashMap<>();
    private final List<Cause> causes = new ArrayList<>();
    private final Map<Integer, String> runTypes = new HashMap<>();
    private Optional<Conditions> conditions = Optional.empty();
    private Check check = Verdicts.AUDIBLE;
    private boolean isAwaited;
    private int run = 1;
    private long calls;
    private long suppressions;
    private long ids;
    private final AlarmPolicy policy = new AlarmPolicy(() -> ++ids, () -> ++suppressions);

    Room sees(String me, int ls, Region... regions) {
        return judge(me, Verdicts.scored(new RecordId(new ElementKey("", me), run, ls), regions));
    }

    Room seesNothingOf(String me, int ls) {
        return seesNothingOf(me, ls, NotScoredReason.LOW_STATISTICS);
    }

    Room seesNothingOf(String me, int ls, NotScoredReason reason) {
        return judge(me, Verdicts.notScored(new RecordId(new ElementKey("", me), run, ls), reason));
    }

    /** From now on lumisections are of this run. */
    Room in(int nextRun, String type) {
        run = nextRun;
        runTypes.put(nextRun, type);
        return this;
    }

    /** From now on this is known of lumisections. */
    Room under(Conditions known) {
        conditions = Optional.of(known);
        isAwaited = false;
        return this;
    }

    /** From now on nothing is known of lumisections, but may still come. */
    Room awaiting() {
        conditions = Optional.empty();
        isAwaited = true;
        return this;
    }

    /** From now on nothing is known of lumisections, and nobody expects to be told. */
    Room expectingNothing() {
        conditions = Optional.empty();
        isAwaited = false;
        return this;
    }

    /** Conditions come after their lumisection was judged. */
    Room revise(String me, int ls, Conditions known) {
        RecordId id = new RecordId(new ElementKey("", me), run, ls);
        return apply(policy.revise(watch(me), check, id, new Circumstances(Optional.of(known), runTypes, NIGHT)));
    }

    /** From now on verdicts are held against this. */
    Room with(Check next) {
        check = next;
        return this;
    }

    Room acknowledge(long id) {
        alarms.computeIfPresent(
                id,
                (same, alarm) -> alarm.acknowledged(new Acknowledger("shifter", NIGHT, Optional.empty()))
                        .orElseThrow());
        return this;
    }

    void acknowledgeIfPossible(long id) {
        alarms.computeIfPresent(
                id,
                (same, alarm) -> alarm.acknowledged(new Acknowledger("shifter", NIGHT, Optional.empty()))
                        .orElse(alarm));
    }

    void takeBack(long id) {
        alarms.computeIfPresent(id, (same, alarm) -> alarm.unacknowledged().orElse(alarm));
    }

    /** A lumisection that comes when later ones have come; the first of the run is never in time again. */
    void seesLate(String me, Region... regions) {
        sees(me, 0, regions);
    }

    /** The alarm that was raised last, if there was one. */
    Optional<Alarm> newest() {
        return Optional.ofNullable(alarms.get(ids));
    }

    Room shelve(long id, Suppression shelf) {
        alarms.computeIfPresent(id, (same, alarm) -> alarm.shelved(shelf));
        return this;
    }

    /** All that is not normal and seen, by id. */
    List<Alarm> alarms() {
        return alarms.values().stream()
                .filter(alarm -> alarm.condition() != Condition.NORMAL || alarm.isOpen())
                .toList();
    }

    Alarm alarm(long id) {
        return Optional.ofNullable(alarms.get(id)).orElseThrow();
    }

    List<Cause> causes() {
        return causes;
    }

    /** How often a person was called. */
    long calls() {
        return calls;
    }

    private Room judge(String me, Verdict verdict) {
        Instant now = NIGHT.plusSeconds(23L * verdict.id().ls());
        Decision decision =
                policy.decide(watch(me), check, verdict, new Circumstances(conditions, isAwaited, runTypes, now));
        decision.after().progress().ifPresent(reached -> progress.put(me, reached));
        return apply(decision);
    }

    private ElementWatch watch(String me) {
        ElementRef element =
                elements.computeIfAbsent(me, name -> new ElementRef(elements.size() + 1L, new ElementKey("", name)));
        List<Alarm> followed = alarms.values().stream()
                .filter(Alarm::isFollowed)
                .sorted(Comparator.comparingLong(Alarm::id))
                .toList();
        return new ElementWatch(element, Optional.ofNullable(progress.get(me)), followed);
    }

    private Room apply(Decision decision) {
        decision.changes().forEach(change -> {
            alarms.put(change.to().id(), change.to());
            causes.add(change.cause());
            calls += change.announces() ? 1 : 0;
        });
        return this;
    }

    /** The titles of {@link #alarms}. */
    Stream<String> titles() {
        return alarms().stream().map(Alarm::title);
    }
}
