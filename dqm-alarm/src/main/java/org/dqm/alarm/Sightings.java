package org.dqm.alarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;

/**
 * The regions of one lumisection, each given to the fault it belongs to.
 *
 * <p>A region belongs to a fault that it overlaps or touches and that points the same way. One that covers several
 * known faults is divided: each keeps its own bins, the rest goes to the one with the largest overlap, so two
 * faults stay two alarms. Exchanged units are never divided: they take the largest of the hot and cold faults within
 * them over, and what is hot or cold within them later on is still the exchange.
 */
final class Sightings {
    private final Map<Integer, List<Sighting>> known = new TreeMap<>();
    private final List<Sighting> unknown = new ArrayList<>();

    private Sightings() {}

    static Sightings of(List<Region> regions, List<Fault> faults) {
        Sightings sightings = new Sightings();
        regions.stream().map(Sighting::of).forEach(sighting -> sightings.assign(sighting, faults));
        return sightings;
    }

    /** What is seen of the fault at {@code index}. */
    Optional<Sighting> ofFault(int index) {
        return Optional.ofNullable(known.get(index)).map(Sighting::merge);
    }

    /** What belongs to no known fault, one per new fault, strongest first. */
    List<Sighting> ofNone() {
        return Sighting.grouped(unknown);
    }

    private void assign(Sighting sighting, List<Fault> faults) {
        List<Integer> owners = IntStream.range(0, faults.size())
                .filter(i -> sighting.belongsTo(faults.get(i)))
                .boxed()
                .sorted(Comparator.comparingInt(i -> -sighting.overlap(faults.get(i))))
                .toList();
        if (owners.isEmpty()) {
            unknown.add(sighting);
            return;
        }
        List<Integer> others = owners.stream()
                .skip(1)
                .filter(i -> !sighting.fault().isExchange())
                .filter(i -> sighting.overlap(faults.get(i)) > 0)
                .toList();
        for (int other : others) {
            give(
                    faults,
                    other,
                    part(sighting, faults.get(other), faults.get(other).bins()::contains));
        }
        int main = owners.get(0);
        if (others.isEmpty()) {
            give(faults, main, sighting);
        } else {
            give(
                    faults,
                    main,
                    part(
                            sighting,
                            faults.get(main),
                            bin -> others.stream()
                                    .noneMatch(other -> faults.get(other).bins().contains(bin))));
        }
    }

    private static Sighting part(Sighting whole, Fault owner, IntPredicate which) {
        BinSet bins = whole.fault().bins();
        // Nothing is left where the known faults overlap each other: then it is all of the owner's bins in sight.
        BinSet part =
                bins.only(which).or(() -> bins.only(owner.bins()::contains)).orElseThrow();
        return new Sighting(whole.score(), new Fault(whole.fault().kind(), part, owner.unit()));
    }

    private void give(List<Fault> faults, int owner, Sighting sighting) {
        Fault fault = faults.get(owner);
        boolean isPatch = fault.isExchange() && !sighting.fault().isExchange();
        known.computeIfAbsent(owner, i -> new ArrayList<>())
                .add(isPatch ? new Sighting(sighting.score(), fault) : sighting);
    }
}
