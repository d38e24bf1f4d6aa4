package org.dqm.domain;

/** What the bins of a histogram hold. */
public enum Content {
    /** Hits per bin. */
    OCCUPANCY,
    /** The mean of a third quantity per bin; never scored. */
    PROFILE
}
