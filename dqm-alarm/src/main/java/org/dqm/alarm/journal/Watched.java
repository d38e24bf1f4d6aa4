package org.dqm.alarm.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Change;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Progress;
import org.dqm.alarm.Sign;

/** All that one transaction knows of elements and alarms while it decides. Not for use by several threads. */
final class Watched {
    private final Map<Long, ElementRef> elements = new HashMap<>();
    private final Map<Long, Progress> progress = new HashMap<>();
    private final Map<Long, Alarm> alarms = new TreeMap<>();
    private final Map<Long, Set<Long>> shownBy = new HashMap<>();

    Watched(Map<Long, ElementWatch> fresh, List<Alarm> locked) {
        fresh.forEach((id, watch) -> {
            elements.put(id, watch.element());
            watch.progress().ifPresent(reached -> progress.put(id, reached));
        });
        locked.forEach(this::put);
    }

    ElementRef element(long id) {
        return Optional.ofNullable(elements.get(id)).orElseThrow();
    }

    /** What is known of an element; with the alarms of others too if it may begin to show one of theirs. */
    ElementWatch of(long elementId, boolean withOthers) {
        List<Alarm> seen = new ArrayList<>();
        if (withOthers) {
            seen.addAll(alarms.values());
        } else {
            shownBy.getOrDefault(elementId, Set.of()).forEach(id -> seen.add(alarm(id)));
        }
        return new ElementWatch(element(elementId), Optional.ofNullable(progress.get(elementId)), seen);
    }

    void apply(Decision decision) {
        decision.after()
                .progress()
                .ifPresent(reached -> progress.put(decision.after().element().id(), reached));
        for (Change change : decision.changes()) {
            put(change.to());
        }
    }

    /** Runs in which alarms were last seen, or in which a lumisection waits. */
    Set<Integer> runs() {
        Set<Integer> runs = alarms.values().stream()
                .flatMap(alarm -> alarm.signs().stream())
                .map(sign -> sign.live().run())
                .collect(Collectors.toCollection(HashSet::new));
        progress.values().stream()
                .filter(reached -> reached.waiting().isPresent())
                .map(Progress::run)
                .forEach(runs::add);
        return runs;
    }

    /** As it is now. */
    Alarm alarm(long id) {
        return Optional.ofNullable(alarms.get(id)).orElseThrow();
    }

    private void put(Alarm alarm) {
        alarms.put(alarm.id(), alarm);
        for (Sign sign : alarm.signs()) {
            shownBy.computeIfAbsent(sign.element().id(), id -> new LinkedHashSet<>())
                    .add(alarm.id());
        }
    }
}
