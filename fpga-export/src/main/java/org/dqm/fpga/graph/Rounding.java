package org.dqm.fpga.graph;

/** What happens to bits below the least significant one; the names are those of QONNX. */
public enum Rounding {
    /** To the nearest, halves to the even one: {@code AP_RND_CONV}. */
    ROUND,
    /** Towards minus infinity: {@code AP_TRN}. */
    FLOOR
}
