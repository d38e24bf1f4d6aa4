package org.dqm.alarm.label;

/** What a person says. Those but WITHDRAWN are statuses of the CMS Run Registry. */
public enum LabelVerdict {
    /** The data are good; of an alarm: it was false. */
    GOOD,
    /** The data are bad; of an alarm: it was right. */
    BAD,
    /** The subsystem was in standby, such as with its voltage down. */
    STANDBY,
    /** The subsystem was not part of the run. */
    EXCLUDED,
    /** The label that this one supersedes was a mistake; nothing is said in its place. */
    WITHDRAWN
}
