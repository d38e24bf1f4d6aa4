package org.dqm.model.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;

/** Faults planted in good maps for the network to see through: dead, cold and hot, of any size up to a unit. */
final class PlantedFaults {
    private static final int MAX_FAULTS = 3;
    private static final int[] SIDES = {1, 1, 2, 3, 5, 8};

    private final GridTopology grid;
    private final List<BinSet> units;

    PlantedFaults(GridTopology grid, Geometry geometry) {
        this.grid = grid;
        this.units = geometry.units().stream().map(DetectorUnit::bins).toList();
    }

    /** A fault: its bins and the factor on their hits. */
    record Planted(BitSet bins, double factor) {}

    /** Up to three faults. */
    List<Planted> draw(RandomGenerator random) {
        List<Planted> faults = new ArrayList<>();
        int count = random.nextInt(MAX_FAULTS + 1);
        for (int i = 0; i < count; i++) {
            faults.add(new Planted(place(random), factor(random)));
        }
        return faults;
    }

    /** Hits with the faults in place, shape {@code [ny, nx]}; never above what the bin can hold. */
    static void apply(List<Planted> faults, Expectation truth, float[] hits) {
        for (Planted fault : faults) {
            fault.bins.stream().forEach(i -> hits[i] = (float) Math.min(most(truth, i), fault.factor * hits[i]));
        }
    }

    /** Five times what is expected, or the number of events where bins saturate at it. */
    private static double most(Expectation truth, int bin) {
        double shot = truth.shot(bin);
        double mean = truth.mean(bin);
        // Binomial: shot = m (1 − m/N).
        boolean saturates = shot < 0.999 * mean;
        return Math.max(truth.count(bin), saturates ? mean * mean / (mean - shot) : 5 * mean + 5);
    }

    private static double factor(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> random.nextDouble(0.1, 0.9);
            default -> Math.exp(random.nextDouble(0.1, 1.6));
        };
    }

    private BitSet place(RandomGenerator random) {
        BitSet bins = new BitSet(grid.size());
        int kind = random.nextInt(SIDES.length + (units.isEmpty() ? 0 : 1));
        if (kind == SIDES.length) {
            units.get(random.nextInt(units.size())).indices().forEach(bins::set);
            return bins;
        }
        int left = random.nextInt(grid.nx());
        int top = random.nextInt(grid.ny());
        for (int dy = 0; dy < SIDES[kind]; dy++) {
            for (int dx = 0; dx < SIDES[kind]; dx++) {
                int index = grid.index(left + dx, top + dy);
                if (index >= 0) {
                    bins.set(index);
                }
            }
        }
        return bins;
    }
}
