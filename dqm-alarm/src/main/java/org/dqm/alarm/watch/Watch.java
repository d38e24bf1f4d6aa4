package org.dqm.alarm.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dqm.alarm.watch.Symptoms.Sample;

/**
 * What is known of the pipeline's faults after the last look. A fault is told when it has lasted for the delay, and
 * dropped when it has been gone for it.
 *
 * <p>Pure: {@link #after} gives the next one.
 */
public final class Watch {
    /** Before the first look. */
    public static final Watch START = new Watch(Map.of(), List.of());

    private final Map<String, Suspicion> suspicions;
    private final List<Sample> samples;

    private Watch(Map<String, Suspicion> suspicions, List<Sample> samples) {
        this.suspicions = suspicions;
        this.samples = samples;
    }

    /**
     * A fault, told or not yet.
     *
     * @param turned when it was first seen, or first seen gone if it was told
     */
    private record Suspicion(PipelineFault fault, boolean isTold, boolean isThere, Duration turned) {}

    /** The faults that are told, by key. */
    public List<PipelineFault> faults() {
        return suspicions.values().stream()
                .filter(Suspicion::isTold)
                .map(Suspicion::fault)
                .toList();
    }

    /** After another look. */
    public Watch after(Observed now, Limits limits) {
        List<Sample> kept = new ArrayList<>(samples);
        kept.removeIf(sample -> now.uptime().minus(sample.uptime()).compareTo(limits.window()) > 0);
        Optional<Sample> begin = kept.stream().findFirst();
        kept.add(new Sample(now.uptime(), now.decoded(), now.rejected()));
        Map<String, PipelineFault> seen = new Symptoms(limits, now).faults(begin);
        Map<String, Suspicion> next = new TreeMap<>();
        suspicions.forEach((key, before) -> step(before, Optional.ofNullable(seen.get(key)), now.uptime(), limits)
                .ifPresent(after -> next.put(key, after)));
        seen.forEach((key, fault) -> next.putIfAbsent(key, new Suspicion(fault, false, true, now.uptime())));
        return new Watch(next, kept);
    }

    private static Optional<Suspicion> step(
            Suspicion before, Optional<PipelineFault> seen, Duration uptime, Limits limits) {
        if (seen.isEmpty() && !before.isTold()) {
            return Optional.empty();
        }
        boolean isTurned = before.isThere() != seen.isPresent();
        Duration turned = isTurned ? uptime : before.turned();
        boolean isOver = uptime.minus(turned).compareTo(limits.delay()) >= 0;
        if (seen.isEmpty()) {
            return isOver ? Optional.empty() : Optional.of(new Suspicion(before.fault(), true, false, turned));
        }
        PipelineFault fault = seen.get();
        PipelineFault same = new PipelineFault(
                fault.kind(), fault.key(), fault.text(), before.fault().since());
        return Optional.of(new Suspicion(same, before.isTold() || isOver, true, turned));
    }
}
