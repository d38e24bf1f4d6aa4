package org.dqm.model.crossing;

/** What toy signals add to a crossing. */
final class Signals {
    private Signals() {}

    /** Adds that of the sample; nothing of the background. */
    static void deposit(Sample sample, Deposits deposits, Deviates random) {
        switch (sample) {
            case BACKGROUND -> {}
            case MULTI_JET -> multiJet(deposits, random);
            case DISPLACED -> displaced(deposits, random);
            case SOFT_UNCLUSTERED -> softUnclustered(deposits, random);
            case TOP_PAIR -> TopPair.deposit(deposits, random);
            case HOT_REGION -> hotRegion(deposits, random);
        }
    }

    /** Eight jets of 25 GeV and an exponential of 30 GeV each, spread over |η| &lt; 2: about 440 GeV in all. */
    private static void multiJet(Deposits deposits, Deviates random) {
        for (int i = 0; i < 8; i++) {
            new Jet(25 + random.exponential(30), random.uniform(-2, 2), random.phi()).deposit(deposits, random);
        }
    }

    /**
     * Two long-lived particles that decay inside the calorimeter, 40 GeV and an exponential of 50 GeV each, into a spot
     * smaller than a region; of either 0 to 60 % come too late for this crossing. A jet recoils against them.
     */
    private static void displaced(Deposits deposits, Deviates random) {
        double px = 0;
        double py = 0;
        for (int i = 0; i < 2; i++) {
            double pt = 40 + random.exponential(50);
            double phi = random.phi();
            deposits.add(pt * random.uniform(0.4, 1), random.uniform(-1.74, 1.74), phi);
            px -= pt * StrictMath.cos(phi);
            py -= pt * StrictMath.sin(phi);
        }
        new Jet(Math.hypot(px, py), random.normal(), StrictMath.atan2(py, px)).deposit(deposits, random);
    }

    /**
     * A soft unclustered energy pattern: 150 and an exponential of 100 particles of 2 GeV each on average, in all directions
     * around the beam and within about one unit of η.
     */
    private static void softUnclustered(Deposits deposits, Deviates random) {
        int particles = random.poisson(150 + random.exponential(100));
        double centre = 0.5 * random.normal();
        for (int i = 0; i < particles; i++) {
            deposits.add(random.gamma(2, 1), centre + 0.9 * random.normal(), random.phi());
        }
    }

    /** A region that reads 16 to 511 GeV too much, uniform in the logarithm: a fault of the detector. */
    static void hotRegion(Deposits deposits, Deviates random) {
        deposits.add(random.logUniform(16, L1Calo.SATURATED * L1Calo.GEV), random.below(L1Calo.PHI * L1Calo.ETA));
    }
}
