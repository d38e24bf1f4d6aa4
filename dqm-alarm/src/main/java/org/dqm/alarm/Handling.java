package org.dqm.alarm;

/** How far people have come with an alarm that they have acknowledged. */
public enum Handling {
    /** Somebody has looked at it. */
    SEEN,
    /** Whoever can repair it was called. */
    CALLED,
    /** It is being repaired. */
    BEING_FIXED
}
