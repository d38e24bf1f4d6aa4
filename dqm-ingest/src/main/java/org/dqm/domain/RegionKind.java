package org.dqm.domain;

/** How a region differs from what is expected of it. */
public enum RegionKind {
    /** Next to nothing where hits are expected. */
    DEAD,
    /** Fewer hits than expected. */
    COLD,
    /** More hits than expected. */
    HOT,
    /** Two named units whose contents fit each other. */
    EXCHANGED,
    /** The rate of the entire map against luminosity. */
    WHOLE,
    /** A smooth change of shape. */
    DISTORTED
}
