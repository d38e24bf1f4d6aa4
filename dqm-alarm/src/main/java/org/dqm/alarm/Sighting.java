package org.dqm.alarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;

/**
 * What one lumisection shows of one fault.
 *
 * @param score of its strongest region
 */
record Sighting(double score, Fault fault) {
    static Sighting of(Region region) {
        return new Sighting(region.score(), new Fault(FaultKind.of(region.kind()), region.bins(), region.unit()));
    }

    /** One sighting of regions that belong together; the strongest gives kind and score. An exchange is all there is. */
    static Sighting merge(List<Sighting> parts) {
        Sighting strongest =
                parts.stream().max(Comparator.comparingDouble(Sighting::score)).orElseThrow();
        Optional<Sighting> exchange =
                parts.stream().filter(part -> part.fault.isExchange()).max(Comparator.comparingDouble(Sighting::score));
        if (exchange.isPresent()) {
            return new Sighting(strongest.score, exchange.get().fault);
        }
        BinSet bins = parts.stream()
                .map(part -> part.fault.bins())
                .reduce(BinSet::union)
                .orElseThrow();
        Optional<String> unit = strongest.fault.unit();
        boolean oneUnit = parts.stream().allMatch(part -> part.fault.unit().equals(unit));
        return new Sighting(
                strongest.score, new Fault(strongest.fault.kind(), bins, oneUnit ? unit : Optional.empty()));
    }

    /** One sighting of faults that are too many for an alarm each. */
    static Sighting many(List<Sighting> parts) {
        double score = parts.stream().mapToDouble(Sighting::score).max().orElseThrow();
        return new Sighting(
                score, Fault.many(parts.stream().map(Sighting::fault).toList()));
    }

    /** Merges those that touch each other and point the same way; strongest first. */
    static List<Sighting> grouped(List<Sighting> sightings) {
        List<Sighting> groups = new ArrayList<>();
        for (Sighting sighting : sightings) {
            List<Sighting> parts = new ArrayList<>(List.of(sighting));
            groups.removeIf(group -> group.belongsTo(sighting.fault) && parts.add(group));
            groups.add(merge(parts));
        }
        groups.sort(Comparator.comparingDouble(Sighting::score).reversed());
        return groups;
    }

    boolean belongsTo(Fault other) {
        if (fault.isExchange() && other.isExchange()) {
            return overlap(other) > 0;
        }
        if (fault.isExchange() || other.isExchange()) {
            return fault.isExchange() ? isPatchOf(other, fault) : isPatchOf(fault, other);
        }
        return fault.pointsLike(other)
                && sameGrid(fault.bins(), other.bins())
                && fault.bins().touches(other.bins());
    }

    int overlap(Fault other) {
        return sameGrid(fault.bins(), other.bins()) ? fault.bins().overlap(other.bins()) : 0;
    }

    /** Whether hot or cold bins lie mostly within exchanged units, which look like that where it is not clear yet. */
    private static boolean isPatchOf(Fault patch, Fault exchange) {
        return (patch.kind() == FaultKind.HOT || patch.kind() == FaultKind.COLD)
                && sameGrid(patch.bins(), exchange.bins())
                && 2 * patch.bins().overlap(exchange.bins()) > patch.bins().count();
    }

    private static boolean sameGrid(BinSet a, BinSet b) {
        return a.nx() == b.nx() && a.ny() == b.ny();
    }
}
