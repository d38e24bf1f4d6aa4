package org.dqm.alarm;

/** What one scored lumisection says about one fault, in rising order. */
public enum Finding {
    GOOD,
    WARN,
    ALARM
}
