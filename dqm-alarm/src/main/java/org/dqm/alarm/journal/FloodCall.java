package org.dqm.alarm.journal;

import java.time.Instant;
import org.dqm.alarm.Severity;

/**
 * The one call about a flood, in place of a call for each of its alarms.
 *
 * @param seq of the change of {@code alarmId} with which it was made
 * @param alarms new alarms so far
 */
public record FloodCall(long seq, Instant ts, long alarmId, Severity severity, String subsystem, int alarms) {
    /** One line for a person: {@code flood in HcalSim: 23 new alarms}. */
    public String title() {
        return "flood in " + subsystem + ": " + alarms + " new alarms";
    }
}
