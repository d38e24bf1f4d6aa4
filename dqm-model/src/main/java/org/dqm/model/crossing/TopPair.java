package org.dqm.model.crossing;

/**
 * Two top quarks, each to a b quark and a W boson, which goes to two quarks (67 %) or to a lepton and a neutrino; decays
 * are isotropic. A third of the leptons are electrons, one is a tau that loses half its energy, a muon leaves nothing.
 */
final class TopPair {
    private static final double TOP = 172.5;
    private static final double W = 80.4;
    private static final double BOTTOM = 4.8;
    private static final double HADRONIC = 0.67;

    private TopPair() {}

    static void deposit(Deposits deposits, Deviates random) {
        double pt = random.gamma(2, 55);
        double phi = random.phi();
        double boost = 0.8 * random.normal();
        double star = 0.6 * random.normal();
        decay(FourMomentum.of(TOP, pt, phi, boost + star), deposits, random);
        decay(FourMomentum.of(TOP, pt, phi + Math.PI + 0.2 * random.normal(), boost - star), deposits, random);
    }

    private static void decay(FourMomentum top, Deposits deposits, Deviates random) {
        FourMomentum.Pair first = top.decay(BOTTOM, W, random);
        jet(first.first(), 1, deposits, random);
        FourMomentum.Pair second = first.second().decay(0, 0, random);
        if (random.uniform() < HADRONIC) {
            jet(second.first(), 1, deposits, random);
            jet(second.second(), 1, deposits, random);
            return;
        }
        FourMomentum lepton = second.first();
        switch (random.below(3)) {
            case 0 -> deposits.add(lepton.pt(), lepton.eta(), lepton.phi());
            case 1 -> jet(lepton, 0.5, deposits, random);
            default -> {}
        }
    }

    private static void jet(FourMomentum parton, double share, Deposits deposits, Deviates random) {
        new Jet(share * parton.pt(), parton.eta(), parton.phi()).deposit(deposits, random);
    }
}
