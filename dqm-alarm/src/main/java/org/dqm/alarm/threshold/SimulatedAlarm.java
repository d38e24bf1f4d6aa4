package org.dqm.alarm.threshold;

import org.dqm.alarm.Alarm;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.Sign;
import org.dqm.alarm.Stage;
import org.dqm.domain.BinSet;

/**
 * An alarm that thresholds would have raised.
 *
 * @param alarm as it was when it was raised last
 * @param first where it was raised
 * @param last where it was raised still
 * @param calls how often it would have called a person
 */
public record SimulatedAlarm(Alarm alarm, Lumisection first, Lumisection last, int calls) {
    /** Whether people would have seen it. */
    public boolean isShown() {
        return alarm.annunciation().stage() != Stage.SHADOW;
    }

    /** Whether an element shows it in one of these lumisections, both ends included. */
    public boolean isIn(long elementId, Lumisection from, Lumisection to) {
        return number(first) <= number(to)
                && number(from) <= number(last)
                && alarm.signs().stream().anyMatch(sign -> sign.element().id() == elementId);
    }

    /** Whether both are the same fault: at the same time at the same bins of an element. */
    boolean isSameAs(SimulatedAlarm other) {
        return number(first) <= number(other.last)
                && number(other.first) <= number(last)
                && alarm.signs().stream()
                        .anyMatch(sign -> other.alarm.signs().stream().anyMatch(theirs -> isAtPlaceOf(sign, theirs)));
    }

    private static boolean isAtPlaceOf(Sign sign, Sign other) {
        BinSet a = sign.fault().bins();
        BinSet b = other.fault().bins();
        return sign.element().id() == other.element().id() && a.nx() == b.nx() && a.ny() == b.ny() && a.overlap(b) > 0;
    }

    private static long number(Lumisection ls) {
        return Past.number(ls.run(), ls.ls());
    }
}
