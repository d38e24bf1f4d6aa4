package org.dqm.alarm.certify;

/** What is said of a subsystem in a lumisection; the statuses of the CMS Run Registry. */
public enum Status {
    /** Every watched element was scored, and no intolerable defect was there. */
    GOOD,
    /** An intolerable defect was there; the cause says which. */
    BAD,
    /** A person says that it was in standby. */
    STANDBY,
    /** A person says that it was not part of the run. */
    EXCLUDED,
    /** Not known; the cause says why. Never taken for GOOD. */
    NOTSET
}
