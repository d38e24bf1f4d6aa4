package org.dqm.model.simulate;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.model.simulate.Deviates.Purpose;
import org.dqm.model.simulate.ElementRun.Levels;
import org.jspecify.annotations.Nullable;

/**
 * Makes lumisections of one monitoring element from a seed.
 *
 * <p>Each is a function of (seed, element, run, ls) alone, so any of them can be made without the others, and a fault
 * changes only its own bins. Elements of one seed share beam, luminosity and beam spot; noise and all else are their
 * own. May be used by several threads; fastest when one run is made after the other.
 */
public final class Simulator {
    private final Detector detector;
    private final long seed;
    private final Variant variant;
    private volatile @Nullable ElementRun latest;

    /** What may differ from the default: the events per lumisection, the element, the levels of nuisances and the beam. */
    private record Variant(OptionalInt events, int element, Levels levels, Beam beam) {}

    /**
     * The first element of a detector, with standard nuisances and stable beams.
     *
     * @param events events per lumisection, ≥ 1; empty for a number that swings by 18 % around the detector's own
     */
    public Simulator(Detector detector, long seed, OptionalInt events) {
        this(detector, seed, new Variant(events, 0, new Levels(Nuisances.STANDARD, Optional.empty()), Beam.NORMAL));
    }

    private Simulator(Detector detector, long seed, Variant variant) {
        if (variant.events.orElse(1) < 1) {
            throw new IllegalArgumentException("events must be at least 1, got " + variant.events.getAsInt());
        }
        if (variant.element < 0) {
            throw new IllegalArgumentException("an element's number must be at least 0, got " + variant.element);
        }
        this.detector = detector;
        this.seed = seed;
        this.variant = variant;
    }

    /** Another element of this detector in the same beam, counted from 0. */
    public Simulator element(int element) {
        return with(new Variant(variant.events, element, variant.levels, variant.beam));
    }

    public Simulator with(Nuisances nuisances) {
        return with(new Levels(nuisances, variant.levels.drift()));
    }

    public Simulator with(Drift drift) {
        return with(new Levels(variant.levels.nuisances(), Optional.of(drift)));
    }

    private Simulator with(Levels levels) {
        return with(new Variant(variant.events, variant.element, levels, variant.beam));
    }

    public Simulator with(Beam beam) {
        return with(new Variant(variant.events, variant.element, variant.levels, beam));
    }

    private Simulator with(Variant other) {
        return new Simulator(detector, seed, other);
    }

    public Detector detector() {
        return detector;
    }

    public long seed() {
        return seed;
    }

    public int element() {
        return variant.element;
    }

    public Nuisances nuisances() {
        return variant.levels.nuisances();
    }

    /** Monitoring element of the records: the detector's, with a number from the second element on. */
    public String me() {
        return variant.element == 0 ? detector.me() : detector.me() + "/element" + variant.element;
    }

    /** Conditions of a lumisection, the same for all elements of this seed. */
    public BeamState beam(int run, int ls) {
        return variant.beam.state(new Beam.Place(seed, run, ls), variant.events, detector.events());
    }

    /** One lumisection; of the faults those count that are active in it. */
    public SimulatedLumisection lumisection(int run, int ls, List<Fault> faults) {
        BeamState beam = beam(run, ls);
        List<Fault> active = active(faults, ls);
        float[] hits = new float[detector.plane().size()];
        long own = elementSeed();
        detector.noise()
                .draw(
                        means(run, ls, beam, active),
                        new Streams(
                                new Deviates(own, run, ls, Purpose.FIELD), new Deviates(own, run, ls, Purpose.NOISE)),
                        hits);
        Corruption.ofCounts(active, hits);
        double entries = 0;
        for (float count : hits) {
            entries += count;
        }
        LumisectionHistogram histogram = new LumisectionHistogram(
                new RecordId(new ElementKey("", me()), run, ls),
                detector.x(),
                detector.y(),
                entries,
                grid(hits),
                Content.OCCUPANCY,
                OptionalDouble.of(beam.events()),
                OptionalDouble.of(beam.pileup()));
        return new SimulatedLumisection(histogram, origin(), beam, active);
    }

    /** True mean hits of a lumisection with these faults, all nuisances of the run known. */
    public BinGrid expected(int run, int ls, List<Fault> faults) {
        List<Fault> active = active(faults, ls);
        Means means = means(run, ls, beam(run, ls), active);
        return grid(active.isEmpty() ? means.good : Corruption.ofMeans(active, detector.noise(), means));
    }

    /** Mean hits for someone who knows the conditions of the lumisection and none of the run's nuisances. */
    public BinGrid nominal(int run, int ls) {
        BeamState beam = beam(run, ls);
        double factor =
                beam.activity() * (1 - Detector.PILEUP_SHARE + Detector.PILEUP_SHARE * beam.pileup() / Detector.PILEUP);
        float[] hits = new float[detector.plane().size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = (float) detector.noise()
                    .mean(beam.events(), factor * detector.rates().get(i));
        }
        return grid(hits);
    }

    /** Bins, by row-major index from 0, that are dead in a run although nobody knows. */
    public BitSet unlabelledDead(int run) {
        return (BitSet) run(run).dead().clone();
    }

    /** Variances and covariances of the counts of a lumisection. */
    public NoiseTruth noise(int run, int ls) {
        BeamState beam = beam(run, ls);
        return new NoiseTruth(detector.noise(), means(run, ls, beam, List.of()));
    }

    private Means means(int run, int ls, BeamState beam, List<Fault> active) {
        Means good = Means.of(detector, run(run).rates(beam), beam.events());
        return active.isEmpty() ? good : good.with(active, ls, detector.noise().ceiling(beam.events()));
    }

    private ElementRun run(int run) {
        ElementRun known = latest;
        if (known == null || known.run != run) {
            known = new ElementRun(detector, variant.levels, new ElementRun.Seeds(seed, elementSeed()), run);
            latest = known;
        }
        return known;
    }

    private long elementSeed() {
        return Deviates.elementSeed(seed, variant.element);
    }

    private SimulatedLumisection.Origin origin() {
        return new SimulatedLumisection.Origin(detector.name(), detector.version(), seed, variant.element);
    }

    private static List<Fault> active(List<Fault> faults, int ls) {
        return faults.stream().filter(fault -> fault.isActive(ls)).toList();
    }

    private BinGrid grid(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return grid(floats);
    }

    private BinGrid grid(float[] values) {
        return BinGrid.of(detector.plane().nx(), detector.plane().ny(), values);
    }
}
