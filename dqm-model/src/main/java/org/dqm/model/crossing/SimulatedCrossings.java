package org.dqm.model.crossing;

/**
 * Simulated crossings: each a function of (seed, sample, index) and the pileup of its lumisection alone.
 *
 * <p>A crossing has a Poisson number of interactions around the pileup. They differ in how much they leave: their
 * activity is gamma-distributed with mean and variance of the number. From it comes the soft energy of each region
 * ({@link PileupEnergy}); a share of the interactions are hard scatters ({@link HardScatter}). A signal comes on top.
 */
public final class SimulatedCrossings implements Crossings {
    private static final PileupEnergy SOFT = new PileupEnergy();

    private final long seed;
    private final Sample sample;
    private final CrossingPlan plan;
    private final double[] pileup;

    public SimulatedCrossings(long seed, Sample sample, CrossingPlan plan) {
        this.seed = seed;
        this.sample = sample;
        this.plan = plan;
        this.pileup = new double[plan.runs() * plan.lumisections()];
        for (int i = 0; i < pileup.length; i++) {
            pileup[i] =
                    plan.pileup().pileup(seed, plan.firstRun() + i / plan.lumisections(), 1 + i % plan.lumisections());
        }
    }

    @Override
    public int ny() {
        return L1Calo.PHI;
    }

    @Override
    public int nx() {
        return L1Calo.ETA;
    }

    @Override
    public long size() {
        return plan.size();
    }

    public long seed() {
        return seed;
    }

    public Sample sample() {
        return sample;
    }

    public CrossingPlan plan() {
        return plan;
    }

    /** Mean number of interactions in the lumisection of a crossing. */
    public double pileup(long index) {
        return pileup[(int) (index / plan.crossings())];
    }

    @Override
    public void read(long index, short[] into) {
        Deviates random = new Deviates(seed, sample.stream(), index);
        int interactions = random.poisson(pileup(index));
        double activity = interactions == 0 ? 0 : random.gamma(interactions, 1);
        SOFT.draw((int) Math.rint(activity), random, into);
        int hard = random.poisson(interactions * HardScatter.SHARE);
        if (hard == 0 && sample == Sample.BACKGROUND) {
            return;
        }
        Deposits deposits = new Deposits();
        for (int i = 0; i < hard; i++) {
            HardScatter.deposit(deposits, random);
        }
        Signals.deposit(sample, deposits, random);
        deposits.into(into);
    }
}
