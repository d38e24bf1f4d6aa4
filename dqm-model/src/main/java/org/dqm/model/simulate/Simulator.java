package org.dqm.model.simulate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;

/**
 * Makes lumisections of a detector from a seed.
 *
 * <p>Each is a function of (seed, run, ls) alone, so any of them can be made without the others, and a fault changes
 * only its own bins. Counts are binomial in the number of events, with slightly correlated neighbours.
 *
 * @param events events per lumisection, ≥ 1; empty for a number that varies slowly between about 1,300 and 2,000
 */
public record Simulator(Detector detector, long seed, OptionalInt events) {
    public Simulator {
        if (events.orElse(1) < 1) {
            throw new IllegalArgumentException("events must be at least 1, got " + events.getAsInt());
        }
    }

    /** One lumisection; of the faults those count that are active in it. */
    public SimulatedLumisection lumisection(int run, int ls, List<Fault> faults) {
        List<Fault> active = faults.stream().filter(fault -> fault.isActive(ls)).toList();
        int trials = new RunConditions(seed, run).events(ls, events);
        double[] probabilities = probabilities(run, ls, active);
        double[] noise = CorrelatedNoise.field(
                detector.x().bins(), detector.y().bins(), new Deviates(seed, run, ls, Deviates.Purpose.NOISE));
        float[] hits = new float[probabilities.length];
        double entries = 0;
        for (int i = 0; i < hits.length; i++) {
            hits[i] = Binomial.quantile(trials, probabilities[i], noise[i]);
            entries += hits[i];
        }
        LumisectionHistogram histogram = new LumisectionHistogram(
                new RecordId(new ElementKey("", detector.me()), run, ls),
                detector.x(),
                detector.y(),
                entries,
                BinGrid.of(detector.x().bins(), detector.y().bins(), hits),
                Content.OCCUPANCY,
                OptionalDouble.of(trials),
                OptionalDouble.empty());
        return new SimulatedLumisection(histogram, this, active);
    }

    /** True mean hits of a lumisection with these faults, shape {@code [ny, nx]}. */
    public BinGrid expected(int run, int ls, List<Fault> faults) {
        int trials = new RunConditions(seed, run).events(ls, events);
        List<Fault> active = faults.stream().filter(fault -> fault.isActive(ls)).toList();
        double[] probabilities = probabilities(run, ls, active);
        float[] hits = new float[probabilities.length];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = (float) (trials * probabilities[i]);
        }
        return BinGrid.of(detector.x().bins(), detector.y().bins(), hits);
    }

    private double[] probabilities(int run, int ls, List<Fault> active) {
        int nx = detector.x().bins();
        int ny = detector.y().bins();
        RunConditions conditions = new RunConditions(seed, run);
        double scale = conditions.scale(ls);
        double[] probabilities = new double[nx * ny];
        for (int i = 0; i < probabilities.length; i++) {
            int row = i / nx;
            double t = (2.0 * (i % nx) + 1) / nx - 1;
            double phi = 2 * StrictMath.PI * (row + 0.5) / ny;
            double rate = detector.rates().get(i) * scale * conditions.distortion(t, phi);
            probabilities[i] = 1 - StrictMath.exp(-rate);
        }
        for (Fault fault : active) {
            fault.bins().indices().forEach(i -> probabilities[i] = Math.min(1, fault.factor() * probabilities[i]));
        }
        return probabilities;
    }
}
