package org.dqm.alarm;

/** What an element's verdicts are held against, and how its alarms call people. */
public record Check(Thresholds thresholds, Annunciation annunciation) {
    /** Of an element that nobody configured. */
    public static final Check DEFAULT = new Check(Thresholds.DEFAULT, Annunciation.DEFAULT);
}
