package org.dqm.model.simulate;

/** Which bins a planted fault takes. */
public enum FaultShape {
    /** One bin. */
    BIN,
    /** A rectangle. */
    BLOCK,
    /** A named unit of level {@code module}. */
    MODULE,
    /** A named unit of level {@code supermodule}. */
    SUPERMODULE
}
