package org.dqm.alarm;

import org.dqm.domain.RegionKind;

/** What kind of fault an alarm is about. */
public enum FaultKind {
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
    DISTORTED,
    /** More faults in one element than it has alarms for. */
    MANY,
    /** The pipeline itself: data that do not arrive or are not scored. */
    PIPELINE;

    static FaultKind of(RegionKind kind) {
        return switch (kind) {
            case DEAD -> DEAD;
            case COLD -> COLD;
            case HOT -> HOT;
            case EXCHANGED -> EXCHANGED;
            case WHOLE -> WHOLE;
            case DISTORTED -> DISTORTED;
        };
    }
}
