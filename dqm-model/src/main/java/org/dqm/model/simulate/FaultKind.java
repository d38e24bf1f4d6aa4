package org.dqm.model.simulate;

/** What a planted fault does to the hits of its bins. */
public enum FaultKind {
    /** None are left. */
    DEAD,
    /** A part is lost. */
    COLD,
    /** There are more. */
    HOT
}
