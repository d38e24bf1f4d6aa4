package org.dqm.model.simulate;

/** Pileup of every lumisection of a run. */
@FunctionalInterface
public interface PileupProfile {
    /**
     * Levelled at 62 for up to 700 lumisections, then falling with the beam's lifetime to 20; a run begins anywhere in
     * the first 1,500. Lumisections scatter by 0.5 %.
     */
    PileupProfile LEVELLED = (seed, run, ls) -> {
        double begin = 1_500 * new Deviates(seed, run, 0, Deviates.Purpose.PILEUP).uniform();
        double scatter = 1 + 0.005 * new Deviates(seed, run, ls, Deviates.Purpose.PILEUP).normal();
        double past = Math.max(0, begin + ls - 700);
        return Math.max(20, 62 * StrictMath.exp(-past / 1_000)) * scatter;
    };

    double pileup(long seed, int run, int ls);
}
