package org.dqm.model.simulate;

/**
 * By how much a good run differs from the nominal one.
 *
 * @param distortion standard deviation of the factor on each bin's rate in a run (log-normal, mean 1)
 * @param beamSpot largest slope of the rates across the detector in a run, at its edges
 * @param pileupSlope standard deviation of the factor on each bin's dependence on pileup, the same in all runs
 * @param unlabelledDead probability that a live bin is dead in a run that is called good
 */
public record Nuisances(double distortion, double beamSpot, double pileupSlope, double unlabelledDead) {
    /** Every simulated detector has these. */
    public static final Nuisances STANDARD = new Nuisances(0.05, 0.2, 0.03, 2e-4);

    /** Every run is the nominal one. */
    public static final Nuisances NONE = new Nuisances(0, 0, 0, 0);

    /** The same without bins that nobody knows to be dead. */
    public Nuisances withoutUnlabelledDead() {
        return new Nuisances(distortion, beamSpot, pileupSlope, 0);
    }
}
