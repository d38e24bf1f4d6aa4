package org.dqm.alarm;

/** How much of an alarm people notice. A check begins silent and earns its sound. */
public enum Stage {
    /** Recorded, shown only to those who ask for it. */
    SHADOW,
    /** Shown. */
    VISUAL,
    /** Shown and announced. */
    AUDIBLE
}
