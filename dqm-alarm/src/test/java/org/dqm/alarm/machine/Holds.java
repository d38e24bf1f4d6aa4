package org.dqm.alarm.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Severity;

/** All that keeps the alarm of a {@link Reference} from calling people. */
final class Holds {
    /** @param severity at which it was set */
    private record Shelf(Optional<Instant> until, boolean once, Severity severity) {}

    private final List<Shelf> shelves = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private boolean isMasked;
    /** It waits for a lumisection that counts. */
    private boolean isGated;
    /** Whether the element is out of service, and whether the alarm is suppressed by that. */
    private boolean isOut;

    private boolean isSuppressedByOut;

    int shelves() {
        return shelves.size();
    }

    boolean isMasked() {
        return isMasked;
    }

    boolean isGated() {
        return isGated;
    }

    boolean isOutOfService() {
        return isSuppressedByOut;
    }

    boolean areNone() {
        return shelves.isEmpty() && !isMasked && !isGated && !isSuppressedByOut;
    }

    /** Another alarm begins. */
    void begin() {
        shelves.clear();
        isMasked = false;
        isGated = false;
        isSuppressedByOut = false;
    }

    void shelve(Optional<Duration> time, boolean once, Severity severity) {
        shelves.add(new Shelf(time.map(now::plus), once, severity));
    }

    void unshelve() {
        shelves.remove(0);
    }

    void mask() {
        isMasked = true;
    }

    /** Whether it was masked. */
    boolean unmask() {
        boolean was = isMasked;
        isMasked = false;
        return was;
    }

    void gate() {
        isGated = true;
    }

    /** Whether it was gated. */
    boolean ungate() {
        boolean was = isGated;
        isGated = false;
        return was;
    }

    /** @param isOpen whether a person must see the alarm */
    void outOfService(boolean isOpen) {
        isOut = true;
        isSuppressedByOut |= isOpen;
    }

    /** Whether that suppressed the alarm. */
    boolean inService() {
        boolean was = isSuppressedByOut;
        isOut = false;
        isSuppressedByOut = false;
        return was;
    }

    void raise() {
        isSuppressedByOut |= isOut;
    }

    /** Whether a shelf's time is over. */
    boolean clock(Duration step) {
        now = now.plus(step);
        return shelves.removeIf(
                shelf -> shelf.until.filter(end -> !end.isAfter(now)).isPresent());
    }

    /** A higher severity breaks shelves. */
    void news(Severity severity) {
        shelves.removeIf(shelf -> severity.compareTo(shelf.severity) > 0);
    }

    void returned() {
        shelves.removeIf(Shelf::once);
        isGated = false;
    }
}
