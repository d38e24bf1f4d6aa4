package org.dqm.model.simulate;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.dqm.model.simulate.Deviates.Purpose;

/** What stays the same for one element in one run: rates with the run's nuisances, and who is dead. */
final class ElementRun {
    final int run;
    private final double[] constant;
    private final double[] perPileup;
    private final BitSet dead = new BitSet();

    ElementRun(Detector detector, Levels levels, Seeds seeds, int run) {
        this.run = run;
        int size = detector.plane().size();
        Nuisances nuisances = levels.nuisances;
        constant = new double[size];
        perPileup = new double[size];
        BeamSpot spot =
                new BeamSpot(detector.plane(), nuisances.beamSpot(), new Deviates(seeds.beam, run, 0, Purpose.RUN));
        Deviates ofRun = new Deviates(seeds.element, run, 0, Purpose.ELEMENT);
        Deviates ofElement = new Deviates(seeds.element, 0, 0, Purpose.ELEMENT);
        double[] drift = levels.drift
                .map(slow -> slow.factors(size, run, new Deviates(seeds.element, 0, 0, Purpose.DRIFT)))
                .orElseGet(() -> DoubleStream.generate(() -> 1).limit(size).toArray());
        double sigma = nuisances.distortion();
        for (int i = 0; i < size; i++) {
            double distortion = StrictMath.exp(sigma * ofRun.normal() - sigma * sigma / 2);
            double share = Detector.PILEUP_SHARE * (1 + nuisances.pileupSlope() * ofElement.normal());
            boolean lost = ofRun.uniform() < nuisances.unlabelledDead();
            if (detector.isLive(i)) {
                dead.set(i, lost);
                double rate = lost ? 0 : detector.rates().get(i) * distortion * drift[i] * spot.factor(i);
                constant[i] = rate * (1 - share);
                perPileup[i] = rate * share / Detector.PILEUP;
            }
        }
    }

    /** Mean hits per event of each bin. */
    double[] rates(BeamState beam) {
        double activity = beam.activity();
        double[] rates = new double[constant.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = activity * Math.max(0, constant[i] + perPileup[i] * beam.pileup());
        }
        return rates;
    }

    BitSet dead() {
        return dead;
    }

    /**
     * Where random numbers begin.
     *
     * @param beam shared by all elements
     * @param element the element's own
     */
    record Seeds(long beam, long element) {}

    /** By how much this run differs from the nominal one, and from the first one if there is a drift. */
    record Levels(Nuisances nuisances, Optional<Drift> drift) {}
}
