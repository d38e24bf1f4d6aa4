package org.dqm.domain;

/** Why a lumisection got no score. */
public enum NotScoredReason {
    /** No model covers the element. */
    NO_MODEL,
    /** The histogram's bins are not those that the model was trained on. */
    WRONG_SHAPE,
    /** No hit at all. */
    EMPTY,
    /** Fewer entries than the model needs. */
    LOW_STATISTICS,
    /** Pileup or beam mode outside what the model was trained on. */
    OUT_OF_RANGE,
    /** A profile, not an occupancy. */
    NOT_OCCUPANCY,
    /** The model failed its checks when it was loaded. */
    MODEL_REFUSED
}
