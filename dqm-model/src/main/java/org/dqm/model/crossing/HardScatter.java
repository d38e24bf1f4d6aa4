package org.dqm.model.crossing;

/**
 * Two jets back to back, and what they radiate: the background of every trigger.
 *
 * <p>The share of interactions above a transverse momentum p is σ(&gt;p)/80 mb with σ(&gt;p) = 0.6 mb · (p/20
 * GeV)^−(3.2 + 0.35 ln(p/20 GeV)): 1.4 µb above 100 GeV, 0.1 µb above 180 GeV and 2 nb above 400 GeV, within a factor 1.5 of
 * inclusive jets at 13 TeV. At 2·10³⁴ cm⁻²s⁻¹ a single jet of 180 GeV then makes 2 kHz.
 */
final class HardScatter {
    /** Share of interactions with a scatter above {@link #SOFTEST}. */
    static final double SHARE = 0.6 / 80;

    private static final double SOFTEST = 20;
    private static final double POWER = 3.2;
    private static final double RUNNING = 0.35;
    /** No parton carries more. */
    private static final double HARDEST = 3_000;

    private static final double RADIATES = 0.35;

    private HardScatter() {}

    /** Share of hard scatters above a transverse momentum of {@code pt} GeV. */
    static double above(double pt) {
        double x = StrictMath.log(pt / SOFTEST);
        return StrictMath.exp(-(POWER + RUNNING * x) * x);
    }

    static double pt(Deviates random) {
        double t = random.exponential(1);
        double x = (Math.sqrt(POWER * POWER + 4 * RUNNING * t) - POWER) / (2 * RUNNING);
        return Math.min(HARDEST, SOFTEST * StrictMath.exp(x));
    }

    static void deposit(Deposits deposits, Deviates random) {
        double pt = pt(random);
        double phi = random.phi();
        double narrowing = 1 / (1 + pt / 500);
        double boost = 1.1 * narrowing * random.normal();
        double star = 1.0 * narrowing * random.normal();
        new Jet(pt, boost + star, phi).deposit(deposits, random);
        double px = -pt * StrictMath.cos(phi);
        double py = -pt * StrictMath.sin(phi);
        while (random.uniform() < RADIATES) {
            double radiated = pt * random.logUniform(0.1, 0.7);
            double angle = random.phi();
            new Jet(radiated, boost + 1.3 * random.normal(), angle).deposit(deposits, random);
            px -= radiated * StrictMath.cos(angle);
            py -= radiated * StrictMath.sin(angle);
        }
        new Jet(Math.hypot(px, py), boost - star, StrictMath.atan2(py, px)).deposit(deposits, random);
    }
}
