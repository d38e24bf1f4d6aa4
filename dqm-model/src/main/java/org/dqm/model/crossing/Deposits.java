package org.dqm.model.crossing;

/** Transverse energies that hard processes leave in the regions of one crossing, GeV. */
final class Deposits {
    private final double[] gev = new double[L1Calo.PHI * L1Calo.ETA];

    /** Adds a deposit; outside of the calorimeter it is lost. */
    void add(double transverse, double eta, double phi) {
        int region = L1Calo.region(eta, phi);
        if (region != L1Calo.OUTSIDE && transverse > 0) {
            gev[region] += transverse;
        }
    }

    /** Adds to one region. */
    void add(double transverse, int region) {
        gev[region] += transverse;
    }

    /** Adds them to counts, which saturate. */
    void into(short[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (gev[i] > 0) {
                counts[i] = (short) Math.min(L1Calo.SATURATED, counts[i] + Math.round(gev[i] / L1Calo.GEV));
            }
        }
    }
}
