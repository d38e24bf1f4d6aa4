package org.dqm.model.simulate;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;

/**
 * Where a fault can be planted so that it can be seen: bins that are live, not known to be noisy, and neither fire
 * rarely nor would saturate.
 */
public final class FaultPlaces {
    private static final double UNIT_SHARE = 0.5;
    /** Limits where a channel counts once per event. */
    private static final double MIN_OCCUPANCY = 0.12;

    private static final double MAX_OCCUPANCY = 0.9;

    private final Detector detector;
    private final Set<Integer> noisy;

    public FaultPlaces(Detector detector) {
        this.detector = detector;
        noisy = new HashSet<>(detector.known().noisy());
    }

    /**
     * All places for a fault of this shape, in the order of their first bin; blocks do not cross a seam. If none could
     * hold the factor without saturating, those that saturate.
     *
     * @param size side of a block in bins; of no account for units
     * @param factor on the hits
     */
    public List<BinSet> of(FaultShape shape, int size, double factor) {
        List<BinSet> fitting = typical(shape, size, factor);
        return fitting.isEmpty() ? typical(shape, size, 1) : fitting;
    }

    /** Pairs of units of equal size with typical bins, the second the one after the first. */
    public List<List<DetectorUnit>> pairs(FaultShape shape) {
        List<DetectorUnit> units = shape.units(detector.geometry()).stream()
                .filter(unit -> isTypical(unit.bins(), UNIT_SHARE, typicalBins(1)))
                .toList();
        return IntStream.range(0, units.size())
                .boxed()
                .flatMap(i -> units.stream()
                        .skip(i + 1)
                        .filter(unit -> canExchange(units.get(i).bins(), unit.bins()))
                        .map(unit -> List.of(units.get(i), unit))
                        .limit(1))
                .toList();
    }

    private static boolean canExchange(BinSet one, BinSet other) {
        return one.count() == other.count() && one.overlap(other) == 0;
    }

    private List<BinSet> typical(FaultShape shape, int size, double factor) {
        BitSet typical = typicalBins(factor);
        return shape.isUnit()
                ? shape.units(detector.geometry()).stream()
                        .map(DetectorUnit::bins)
                        .filter(bins -> isTypical(bins, UNIT_SHARE, typical))
                        .toList()
                : blocks(size).filter(bins -> isTypical(bins, 1, typical)).toList();
    }

    private BitSet typicalBins(double factor) {
        boolean saturates =
                Double.isFinite(detector.noise().ceiling(1)) && detector.noise().ceiling(1) <= 1;
        double max = MAX_OCCUPANCY / Math.max(1, factor);
        BitSet typical = new BitSet();
        for (int bin = 0; bin < detector.plane().size(); bin++) {
            double occupancy = detector.occupancy(bin);
            typical.set(
                    bin,
                    detector.isLive(bin)
                            && !noisy.contains(bin)
                            && (!saturates || (occupancy > MIN_OCCUPANCY && occupancy < max)));
        }
        return typical;
    }

    private static boolean isTypical(BinSet bins, double share, BitSet typical) {
        return bins.indices().filter(typical::get).count() >= share * bins.count();
    }

    private Stream<BinSet> blocks(int size) {
        int nx = detector.plane().nx();
        int ny = detector.plane().ny();
        return IntStream.range(0, (nx - size + 1) * (ny - size + 1)).mapToObj(i -> {
            int x = i % (nx - size + 1) + 1;
            int y = i / (nx - size + 1) + 1;
            return BinSet.rectangle(nx, ny, new BinRange(x, x + size - 1), new BinRange(y, y + size - 1));
        });
    }
}
