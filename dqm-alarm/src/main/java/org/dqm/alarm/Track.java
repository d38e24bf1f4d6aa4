package org.dqm.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The running state of an alarm: with it, decisions after a restart are those of a service that never stopped.
 *
 * @param recent findings of the last scored lumisections, oldest first, as many as N of M needs
 * @param goodInARow good lumisections at the end of them, within the present run
 * @param sizeSeen bins when the revision was raised or acknowledged
 * @param unitSeen unit at that time
 */
public record Track(List<Finding> recent, int goodInARow, int sizeSeen, Optional<String> unitSeen) {
    // A fault this much larger than a person knows it is news.
    private static final double GROWTH = 1.5;

    public Track {
        recent = List.copyOf(recent);
    }

    static Track startingWith(Fault fault) {
        return new Track(List.of(), 0, fault.bins().count(), fault.unit());
    }

    /** Adds a finding and keeps the last {@code length}. */
    Track with(Finding finding, int length, boolean newRun) {
        List<Finding> longer = new ArrayList<>(recent);
        longer.add(finding);
        List<Finding> kept = longer.subList(Math.max(0, longer.size() - length), longer.size());
        int before = newRun ? 0 : goodInARow;
        return new Track(kept, finding == Finding.GOOD ? before + 1 : 0, sizeSeen, unitSeen);
    }

    Track seenAs(Fault fault) {
        return new Track(recent, goodInARow, fault.bins().count(), fault.unit());
    }

    /** As before the first bad lumisection: a fault that is over starts anew when it comes back. */
    Track forgotten() {
        return new Track(List.of(), 0, sizeSeen, unitSeen);
    }

    Finding last() {
        return recent.isEmpty() ? Finding.GOOD : recent.get(recent.size() - 1);
    }

    /** Whether {@code n} of the last {@code m} findings are {@code finding} or worse. */
    boolean has(int n, int m, Finding finding) {
        return recent.subList(Math.max(0, recent.size() - m), recent.size()).stream()
                        .filter(f -> f.compareTo(finding) >= 0)
                        .count()
                >= n;
    }

    boolean hasOutgrown(Fault fault) {
        int size = fault.bins().count();
        boolean otherUnit = fault.unit().isPresent() && !fault.unit().equals(unitSeen);
        return size > GROWTH * sizeSeen || (otherUnit && size > sizeSeen);
    }
}
