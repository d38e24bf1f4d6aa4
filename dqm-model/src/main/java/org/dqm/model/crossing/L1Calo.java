package org.dqm.model.crossing;

import java.util.List;

/**
 * The regions of a Level-1 calorimeter trigger: 18 in φ (20° each, the last neighbours the first) by 14 in η, as the
 * CMS Layer-1 trigger gives them to CICADA. Energies are transverse, 10 bits, half a GeV per count.
 */
public final class L1Calo {
    /** As on the command line. */
    public static final String NAME = "l1-calo";

    /** Monitoring element of its maps. */
    public static final String ME = "L1CaloSim/CaloRegions";

    /** Rises when the formulas change, so that a file says what it was made with. */
    public static final int VERSION = 1;

    /** Regions around the beam: rows of a map. */
    public static final int PHI = 18;

    /** Regions along the beam: columns of a map. */
    public static final int ETA = 14;

    /** Largest energy in counts; more reads as this. */
    public static final int SATURATED = 1023;

    /** Transverse energy of one count, GeV. */
    public static final double GEV = 0.5;

    /** Crossings with colliding bunches in a second. */
    public static final double FILLED_CROSSINGS_HZ = 28e6;

    /** |η| where the seven rings of either side end, in the units of CMS trigger towers. */
    private static final List<Double> ENDS = List.of(0.348, 0.695, 1.044, 1.392, 1.74, 2.172, 3.0);

    static final int RINGS = ENDS.size();

    private L1Calo() {}

    /** Ring of a column, 0 beside the middle to 6. */
    static int ring(int column) {
        return column < RINGS ? RINGS - 1 - column : column - RINGS;
    }

    /** Region that is hit, row-major from 0; −1 where nothing is read out. */
    static int region(double eta, double phi) {
        double distance = Math.abs(eta);
        int ring = 0;
        while (ring < RINGS && distance >= ENDS.get(ring)) {
            ring++;
        }
        if (ring == RINGS) {
            return OUTSIDE;
        }
        double turns = phi / (2 * Math.PI);
        int row = (int) (PHI * (turns - Math.floor(turns)));
        return Math.min(row, PHI - 1) * ETA + (eta < 0 ? RINGS - 1 - ring : RINGS + ring);
    }

    /** No region. */
    static final int OUTSIDE = -1;
}
