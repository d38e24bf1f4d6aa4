package org.dqm.model.crossing;

/**
 * A jet as the calorimeter sees it: some ten particles around an axis, the soft ones farther away, and a common
 * resolution.
 *
 * @param pt transverse momentum, GeV
 */
record Jet(double pt, double eta, double phi) {
    /** Stochastic and constant term of the resolution. */
    private static final double STOCHASTIC = 0.9;

    private static final double CONSTANT = 0.05;
    /** Transverse momentum of particles relative to the axis, GeV, and the size of a shower. */
    private static final double KICK = 0.4;

    private static final double SHOWER = 0.03;
    private static final double FARTHEST = 0.6;

    void deposit(Deposits deposits, Deviates random) {
        if (pt <= 0) {
            return;
        }
        double resolution = Math.sqrt(STOCHASTIC * STOCHASTIC / pt + CONSTANT * CONSTANT);
        double measured = pt * Math.max(0, 1 + resolution * random.normal());
        int particles = 4 + random.poisson(3 * StrictMath.log1p(pt / 10));
        double[] share = new double[particles];
        double sum = 0;
        for (int i = 0; i < particles; i++) {
            double weight = random.exponential(1);
            share[i] = weight * weight;
            sum += share[i];
        }
        for (double weight : share) {
            double energy = measured * weight / sum;
            double width = Math.min(FARTHEST, SHOWER + KICK / Math.max(energy, KICK));
            deposits.add(energy, eta + width * random.normal(), phi + width * random.normal());
        }
    }
}
