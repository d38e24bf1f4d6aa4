package org.dqm.api.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsTable.Lumisection;

/** Conditions that a test makes known; waiting takes no time and remembers for what. */
final class MemoryConditions implements KnownConditions {
    final List<Lumisection> awaited = new ArrayList<>();
    private final Map<Lumisection, Conditions> known = new HashMap<>();
    private final Map<Lumisection, Conditions> onTheirWay = new HashMap<>();

    /** From now on so many events are known of a lumisection. */
    void know(int run, int ls, double events) {
        known.put(new Lumisection(run, ls), events(events));
    }

    /** They come if somebody waits for them. */
    void expect(int run, int ls, double events) {
        onTheirWay.put(new Lumisection(run, ls), events(events));
    }

    static Conditions events(double events) {
        return new Conditions(
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(events),
                OptionalDouble.empty(),
                Optional.empty());
    }

    @Override
    public Optional<Conditions> of(RecordId id) {
        return Optional.ofNullable(known.get(new Lumisection(id.run(), id.ls())));
    }

    @Override
    public OptionalInt newest(int run) {
        return known.keySet().stream()
                .filter(where -> where.run() == run)
                .mapToInt(Lumisection::ls)
                .max();
    }

    @Override
    public boolean isKnownWithin(Lumisection where, Duration timeout) {
        awaited.add(where);
        Optional.ofNullable(onTheirWay.get(where)).ifPresent(conditions -> known.put(where, conditions));
        return known.containsKey(where);
    }
}
