package org.dqm.model.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultPlaces;
import org.dqm.model.simulate.FaultShape;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;

/**
 * Where faults of one row can be: bins that are read out at no less than a tenth of the median rate and not known to be
 * noisy; where a channel counts at most once per event, only where the fault changes half of what it should, or doubles
 * the hits; a stuck bit where it adds a quarter of its value in the mean; exchanged units next to each other in the list
 * of equal ones.
 */
final class Places {
    private static final double LEAST_RATE = 0.1;
    private static final double LEAST_OF_BIT = 0.25;
    private static final int RUN = 1;

    private final FaultRow row;
    private final List<Place> places;

    Places(Simulator simulator, FaultRow row) {
        this.row = row;
        Detector detector = simulator.detector();
        Simulator plain = simulator.with(Nuisances.NONE);
        BinGrid good = plain.expected(RUN, 1, List.of());
        double least = LEAST_RATE * medianRate(detector);
        this.places = all(detector, row)
                .filter(place -> place.changed()
                                .filter(bin -> detector.rates().get(bin) > least
                                        && !detector.known().noisy().contains(bin))
                                .count()
                        >= share(row) * place.changed().count())
                .filter(place -> isChanged(place, good, plain))
                .toList();
    }

    private boolean isChanged(Place place, BinGrid good, Simulator simulator) {
        if (row.factor() <= 1) {
            return true;
        }
        Fault full =
                new Place(place.bins()).fault(new FaultRow(row.kind(), row.shape(), row.side(), row.factor()), "", 1);
        double before = sum(place.bins(), good);
        double after = sum(place.bins(), simulator.expected(RUN, 1, List.of(full)));
        return row.kind() == FaultKind.STUCK
                ? after - before >= LEAST_OF_BIT * row.factor()
                : after / before >= Math.min(2, 1 + (row.factor() - 1) / 2);
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

    /** A fault at a random place, or at the row's fixed one. */
    Fault draw(SplittableRandom random, String id, int sinceLs) {
        int number = row.setting() == Setting.FIXED ? places.size() / 2 : random.nextInt(places.size());
        return places.get(number).fault(row, id, sinceLs);
    }

    private static double share(FaultRow row) {
        return row.shape() == FaultShape.BIN || row.shape() == FaultShape.BLOCK ? 1 : 0.5;
    }

    private static Stream<Place> all(Detector detector, FaultRow row) {
        return row.kind() == FaultKind.EXCHANGED
                ? new FaultPlaces(detector)
                        .pairs(row.shape()).stream()
                                .map(pair -> new Place(
                                        pair.get(0).bins(),
                                        Optional.of(pair.get(1).bins())))
                : bins(detector, row).map(Place::new);
    }

    private static Stream<BinSet> bins(Detector detector, FaultRow row) {
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
        int[] bins = places.stream()
                .mapToInt(place -> (int) place.changed().count())
                .sorted()
                .toArray();
        return bins.length == 0 ? 0 : bins[bins.length / 2];
    }
}
