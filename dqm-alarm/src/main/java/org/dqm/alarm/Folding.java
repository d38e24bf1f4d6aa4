package org.dqm.alarm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinSet;

/**
 * Finds the alarm that a fault belongs to which an element begins to show: one fault seen in several elements is one
 * alarm.
 *
 * <p>It must have begun at most {@link #WINDOW} lumisections away in the same run, in another element of the same
 * dataset and subsystem, point the same way, and be of the same named unit or, on maps of the same shape, cover mostly
 * the same bins. What comes later is an alarm of its own: an acknowledged one never hides it.
 */
public final class Folding {
    /** Lumisections between the onsets of what is folded. */
    public static final int WINDOW = 2;

    private final ElementRef element;
    private final Lumisection now;

    Folding(ElementRef element, Lumisection now) {
        this.element = element;
        this.now = now;
    }

    Optional<Alarm> host(Sighting sighting, List<Alarm> neighbours) {
        return neighbours.stream()
                .filter(alarm -> isNear(alarm) && isSame(sighting.fault(), alarm))
                .min(Comparator.comparingLong(Alarm::id));
    }

    private boolean isNear(Alarm alarm) {
        Lumisection onset = new Lumisection(alarm.onset().run(), alarm.onset().ls());
        return alarm.condition() != Condition.NORMAL
                && alarm.subsystem().equals(element.key().subsystem())
                && alarm.dataset().equals(element.key().dataset())
                && alarm.leading().element().key().stream() == element.key().stream()
                && alarm.sign(element).isEmpty()
                && onset.isNear(now, WINDOW);
    }

    private static boolean isSame(Fault fault, Alarm alarm) {
        return alarm.signs().stream()
                .map(Sign::fault)
                .anyMatch(other -> fault.pointsLike(other) && (isOfUnit(fault, other) || isAtPlace(fault, other)));
    }

    private static boolean isOfUnit(Fault fault, Fault other) {
        return fault.unit().isPresent() && fault.unit().equals(other.unit());
    }

    private static boolean isAtPlace(Fault fault, Fault other) {
        BinSet a = fault.bins();
        BinSet b = other.bins();
        return a.nx() == b.nx() && a.ny() == b.ny() && 2 * a.overlap(b) > Math.max(a.count(), b.count());
    }
}
