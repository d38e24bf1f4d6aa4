package org.dqm.model.evaluate;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultShape;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;

/**
 * Where faults of one row can be: bins that are read out at no less than a tenth of the median rate and not known to be
 * noisy; and, where a channel counts at most once per event, only where the fault changes half of what it should, or
 * doubles the hits.
 */
final class Places {
    private static final double LEAST_RATE = 0.1;
    private static final int RUN = 1;

    private final FaultRow row;
    private final List<BinSet> places;

    Places(Simulator simulator, FaultRow row) {
        this.row = row;
        Detector detector = simulator.detector();
        BinGrid good = simulator.with(Nuisances.NONE).expected(RUN, 1, List.of());
        double least = LEAST_RATE * medianRate(detector);
        this.places = all(detector, row)
                .filter(bins -> bins.indices()
                                .filter(bin -> detector.rates().get(bin) > least
                                        && !detector.known().noisy().contains(bin))
                                .count()
                        >= share(row) * bins.count())
                .filter(bins -> isChanged(bins, good, simulator.with(Nuisances.NONE)))
                .toList();
    }

    private boolean isChanged(BinSet bins, BinGrid good, Simulator simulator) {
        if (row.factor() <= 1) {
            return true;
        }
        BinGrid faulty = simulator.expected(RUN, 1, List.of(fault(bins, "", 1)));
        double ratio = sum(bins, faulty) / sum(bins, good);
        return ratio >= Math.min(2, 1 + (row.factor() - 1) / 2);
    }

    private static double sum(BinSet bins, BinGrid map) {
        return bins.indices().mapToDouble(map::get).sum();
    }

    private static double medianRate(Detector detector) {
        double[] rates = IntStream.range(0, detector.rates().size())
                .filter(detector::isLive)
                .mapToDouble(detector.rates()::get)
                .sorted()
                .toArray();
        return rates[rates.length / 2];
    }

    FaultRow row() {
        return row;
    }

    /** Whether the detector has such places at all: rings, for one, are not everywhere. */
    boolean isEmpty() {
        return places.isEmpty();
    }

    /** A fault at a random place. */
    Fault draw(SplittableRandom random, String id, int sinceLs) {
        return fault(places.get(random.nextInt(places.size())), id, sinceLs);
    }

    private Fault fault(BinSet bins, String id, int sinceLs) {
        return new Fault(id, row.kind(), row.shape(), bins, row.factor(), sinceLs, OptionalInt.empty());
    }

    private static double share(FaultRow row) {
        return row.shape() == FaultShape.BIN || row.shape() == FaultShape.BLOCK ? 1 : 0.5;
    }

    private static Stream<BinSet> all(Detector detector, FaultRow row) {
        int nx = detector.plane().nx();
        int ny = detector.plane().ny();
        return switch (row.shape()) {
            case BIN -> IntStream.range(0, nx * ny).mapToObj(i -> BinSet.of(nx, ny, IntStream.of(i)));
            case BLOCK ->
                IntStream.range(0, (nx - row.side() + 1) * (ny - row.side() + 1))
                        .mapToObj(i -> block(nx, ny, i, row.side()));
            case MODULE -> units(detector, "module");
            case SUPERMODULE -> Stream.concat(units(detector, "supermodule"), units(detector, "sector"));
            case RING -> units(detector, "ring");
        };
    }

    private static BinSet block(int nx, int ny, int number, int side) {
        int x = number % (nx - side + 1) + 1;
        int y = number / (nx - side + 1) + 1;
        return BinSet.rectangle(nx, ny, new BinRange(x, x + side - 1), new BinRange(y, y + side - 1));
    }

    private static Stream<BinSet> units(Detector detector, String level) {
        return detector.geometry().level(level).stream().map(DetectorUnit::bins);
    }

    /** How large faults of a row are. */
    interface Sizes {
        /** Median number of bins. */
        int bins(FaultRow row);
    }

    /** Median number of bins of the places; 0 if there is none. */
    int medianBins() {
        int[] bins = places.stream().mapToInt(BinSet::count).sorted().toArray();
        return bins.length == 0 ? 0 : bins[bins.length / 2];
    }
}
