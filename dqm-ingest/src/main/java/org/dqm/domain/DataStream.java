package org.dqm.domain;

/** Whether people are to act on what a record says. */
public enum DataStream {
    /** The detector as it is. */
    LIVE,
    /** A run of the past, sent again or for the first time: judged by the same rules, but it calls nobody. */
    REPLAY
}
