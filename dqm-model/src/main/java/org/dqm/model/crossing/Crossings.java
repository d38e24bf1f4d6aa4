package org.dqm.model.crossing;

/** Maps of bunch crossings by number: the same number always gives the same map. Safe for several threads. */
public interface Crossings {
    /** Rows of a map; for the calorimeter trigger the 18 regions in φ. */
    int ny();

    /** Columns of a map; for the calorimeter trigger the 14 regions in η. */
    int nx();

    /** How many there are, ≥ 1. */
    long size();

    /**
     * Fills in one map.
     *
     * @param index from 0 to {@code size() - 1}
     * @param into shape {@code [ny, nx]}, row-major: whole numbers ≥ 0 in units of the least significant bit
     */
    void read(long index, short[] into);
}
