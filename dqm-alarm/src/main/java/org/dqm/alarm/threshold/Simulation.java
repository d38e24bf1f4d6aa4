package org.dqm.alarm.threshold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Change;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementWatch;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;

/**
 * What the service's own {@link AlarmPolicy} would have made of the past under other rules.
 *
 * <p>Lumisections come in the order of their numbers, all elements together, and somebody acknowledges every alarm at
 * once. An element that shows no alarm is moved on to its next lumisection with a region that can begin one: those in
 * between change nothing. Not for use by several threads.
 */
public final class Simulation {
    private static final Acknowledger SOMEBODY = new Acknowledger("somebody", Instant.EPOCH, Optional.empty());

    private final AlarmPolicy policy = new AlarmPolicy(this::nextId);
    private final TreeMap<Long, Alarm> followed = new TreeMap<>();
    private final Map<Long, SimulatedAlarm> raised = new LinkedHashMap<>();
    private long ids;

    private Simulation() {}

    /** All alarms that would have been raised, in the order in which they would have begun. */
    public static List<SimulatedAlarm> of(List<Past> pasts, Rules rules) {
        Simulation simulation = new Simulation();
        PriorityQueue<Walk> walks = new PriorityQueue<>(Comparator.comparingLong(Walk::number)
                .thenComparingLong(walk -> walk.element().id()));
        for (Past past : pasts) {
            Walk walk = new Walk(past, rules.check(past.element().key().me()));
            if (walk.skip()) {
                walks.add(walk);
            }
        }
        while (!walks.isEmpty()) {
            Walk walk = walks.remove();
            simulation.step(walk);
            if (simulation.isShowing(walk) ? walk.next() : walk.skip()) {
                walks.add(walk);
            }
        }
        return List.copyOf(simulation.raised.values());
    }

    private void step(Walk walk) {
        Outcome.Scored outcome = walk.outcome();
        boolean mayBegin = walk.mayBegin();
        List<Alarm> seen = followed.values().stream()
                .filter(alarm -> isOf(alarm, walk) || (mayBegin && isNeighbour(alarm, walk)))
                .toList();
        RecordId id = new RecordId(
                walk.element().key(),
                Past.lumisection(walk.number()).run(),
                Past.lumisection(walk.number()).ls());
        Decision decision = policy.decide(
                new ElementWatch(walk.element(), walk.progress(), new ArrayList<>(seen)),
                walk.check(),
                new Verdict(id, outcome, Optional.empty()),
                Instant.EPOCH);
        walk.reach(decision.after().progress());
        decision.changes().forEach(change -> record(change, walk.number()));
    }

    private void record(Change change, long number) {
        Alarm alarm = change.to();
        if (alarm.condition().isRaised()) {
            SimulatedAlarm before = raised.get(alarm.id());
            int calls = (before == null ? 0 : before.calls()) + (change.cause().announces() ? 1 : 0);
            raised.put(
                    alarm.id(),
                    new SimulatedAlarm(
                            alarm,
                            before == null ? Past.lumisection(number) : before.first(),
                            Past.lumisection(number),
                            calls));
        }
        Alarm acknowledged = alarm.acknowledged(SOMEBODY).orElse(alarm);
        if (acknowledged.isFollowed()) {
            followed.put(alarm.id(), acknowledged);
        } else {
            followed.remove(alarm.id());
        }
    }

    private boolean isShowing(Walk walk) {
        return followed.values().stream().anyMatch(alarm -> isOf(alarm, walk));
    }

    private static boolean isOf(Alarm alarm, Walk walk) {
        return alarm.signs().stream()
                .anyMatch(sign -> sign.element().id() == walk.element().id());
    }

    private static boolean isNeighbour(Alarm alarm, Walk walk) {
        return alarm.subsystem().equals(walk.element().key().subsystem());
    }

    private long nextId() {
        return ++ids;
    }
}
