package org.dqm.alarm.journal;

import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;

/**
 * Which alarms to list; what is empty does not restrict.
 *
 * @param state OPEN leaves out what no person must see any more
 * @param text part of the title, the unit or the element's path, upper and lower case alike
 */
public record AlarmFilter(
        State state,
        Optional<Condition> condition,
        Optional<Acknowledgement> acknowledgement,
        Optional<Severity> severity,
        Optional<String> subsystem,
        Optional<Boolean> suppressed,
        Optional<String> text) {

    /** All that a person must still see: active, pending off, unknown, returned unacknowledged. */
    public static final AlarmFilter OPEN = new AlarmFilter(
            State.OPEN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * Open alarms, all that are shown, all of checks in SHADOW, or all of replayed runs, which call nobody; the last two
     * are in none of the others.
     */
    public enum State {
        OPEN,
        ALL,
        SHADOW,
        REPLAY
    }
}
