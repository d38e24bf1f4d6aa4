package org.dqm.model.simulate;

/** What a planted fault does to the hits of its bins. */
public enum FaultKind {
    /** None are left. */
    DEAD,
    /** A part is lost. */
    COLD,
    /** There are more. */
    HOT,
    /** Two units have each other's hits, bin by bin in the order of their index. */
    EXCHANGED,
    /** One bit of the bins' counters is always 1. */
    STUCK;

    /** Whether it changes rates; the others change counts after they were drawn. */
    boolean changesRates() {
        return this == DEAD || this == COLD || this == HOT;
    }
}
