package org.dqm.alarm;

/** A new state of an alarm, to be stored, with its reason. */
public record Change(Alarm to, Cause cause) {
    /** Whether people are called: the alarm is heard and this is news. */
    public boolean announces() {
        return cause.announces() && to.isHeard();
    }
}
