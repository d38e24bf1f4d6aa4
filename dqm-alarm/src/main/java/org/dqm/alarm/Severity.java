package org.dqm.alarm;

/** How urgent an alarm is, in rising order. An alarm keeps the highest severity it reached since it became active. */
public enum Severity {
    /** Worth a look: {@link Thresholds#warn()} reached often enough. */
    WARN,
    /** Someone has to act: {@link Thresholds#alarm()} reached. */
    ALARM
}
