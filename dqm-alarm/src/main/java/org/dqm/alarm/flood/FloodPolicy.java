package org.dqm.alarm.flood;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a subsystem's flood of alarms begins and ends, told from the times of its calls alone. Each alarm counts once, at
 * its latest call, so one that calls again and again is no flood.
 *
 * <p>Between calls the count only falls, so the moment at which a flood ended is known whenever somebody asks.
 */
public record FloodPolicy(FloodLimits limits) {
    /**
     * Whether a flood begins.
     *
     * @param calls the latest call of each alarm, those of now included
     * @return when its first alarm called; empty if there is no flood
     */
    public Optional<Instant> beginning(Collection<Instant> calls, Instant now) {
        List<Instant> recent = calls.stream()
                .filter(call -> call.isAfter(now.minus(limits.window())))
                .toList();
        return recent.size() > limits.most() ? recent.stream().min(Comparator.naturalOrder()) : Optional.empty();
    }

    /**
     * When a flood is over, if nothing more happens.
     *
     * @param since when its first alarm called
     * @param calls the latest call of each of its alarms
     */
    public Instant end(Instant since, Collection<Instant> calls) {
        Instant lastEnough = calls.stream()
                .sorted(Comparator.reverseOrder())
                .skip(limits.least() - 1L)
                .findFirst()
                .orElse(since);
        return lastEnough.plus(limits.window());
    }
}
