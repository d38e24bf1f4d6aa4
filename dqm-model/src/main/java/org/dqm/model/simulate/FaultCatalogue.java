package org.dqm.model.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;

/**
 * One fault of each kind in turn: 15 good lumisections, 10 with a fault, and so on; a run ends with a good stretch. The
 * next run goes on where the last one stopped. Places are drawn from the seed, among channels that neither are silent
 * nor saturate.
 */
public final class FaultCatalogue implements FaultPlan {
    static final int GOOD_LS = 15;
    static final int FAULTY_LS = 10;

    private static final double MIN_FIRES = 0.12;
    /** A fault must not drive its channels into saturation. */
    private static final double MAX_FIRES = 0.9;

    private static final List<Entry> ENTRIES = List.of(
            new Entry(FaultKind.DEAD, FaultShape.BLOCK, 5, 0),
            new Entry(FaultKind.HOT, FaultShape.BIN, 1, 3),
            new Entry(FaultKind.DEAD, FaultShape.SUPERMODULE, 0, 0),
            new Entry(FaultKind.DEAD, FaultShape.BIN, 1, 0),
            new Entry(FaultKind.COLD, FaultShape.BLOCK, 5, 0.5),
            new Entry(FaultKind.HOT, FaultShape.BLOCK, 3, 2),
            new Entry(FaultKind.DEAD, FaultShape.MODULE, 0, 0),
            new Entry(FaultKind.COLD, FaultShape.BIN, 1, 0.3),
            new Entry(FaultKind.COLD, FaultShape.MODULE, 0, 0.6),
            new Entry(FaultKind.HOT, FaultShape.MODULE, 0, 1.5),
            new Entry(FaultKind.COLD, FaultShape.SUPERMODULE, 0, 0.7));

    private final Simulator simulator;
    private final int firstRun;
    private final int lumisections;

    /**
     * A plan for runs of equal length.
     *
     * @param firstRun the run that begins the catalogue
     * @param lumisections per run; below 40 there is no room for a fault
     */
    public FaultCatalogue(Simulator simulator, int firstRun, int lumisections) {
        this.simulator = simulator;
        this.firstRun = firstRun;
        this.lumisections = lumisections;
    }

    @Override
    public List<Fault> of(int run) {
        int perRun = Math.max(0, (lumisections - GOOD_LS) / (GOOD_LS + FAULTY_LS));
        Deviates deviates = new Deviates(simulator.seed(), run, 0, Deviates.Purpose.FAULTS);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < perRun; i++) {
            Entry entry = ENTRIES.get(Math.floorMod((run - firstRun) * perRun + i, ENTRIES.size()));
            int since = 1 + GOOD_LS + i * (GOOD_LS + FAULTY_LS);
            String id = entry.kind + "-" + entry.shape + "-" + since;
            faults.add(new Fault(
                    id.toLowerCase(Locale.ROOT),
                    entry.kind,
                    entry.shape,
                    place(entry, deviates),
                    entry.factor,
                    since,
                    OptionalInt.of(since + FAULTY_LS)));
        }
        return faults;
    }

    private BinSet place(Entry entry, Deviates deviates) {
        List<BinSet> places = switch (entry.shape) {
            case BIN, BLOCK ->
                blocks(entry.size).filter(bins -> isTypical(bins, entry, 1)).toList();
            case MODULE, SUPERMODULE ->
                units(entry.shape).filter(bins -> isTypical(bins, entry, 0.5)).toList();
        };
        return places.get(deviates.below(places.size()));
    }

    private Stream<BinSet> units(FaultShape level) {
        return simulator.detector().geometry().level(level.name().toLowerCase(Locale.ROOT)).stream()
                .map(DetectorUnit::bins);
    }

    private Stream<BinSet> blocks(int size) {
        int nx = simulator.detector().x().bins();
        int ny = simulator.detector().y().bins();
        return IntStream.range(0, (nx - size + 1) * (ny - size + 1)).mapToObj(i -> {
            int x = i % (nx - size + 1) + 1;
            int y = i / (nx - size + 1) + 1;
            return BinSet.rectangle(nx, ny, new BinRange(x, x + size - 1), new BinRange(y, y + size - 1));
        });
    }

    /** At least a share of the bins neither fires rarely nor would saturate. */
    private boolean isTypical(BinSet bins, Entry entry, double share) {
        double max = MAX_FIRES / Math.max(1, entry.factor);
        long typical = bins.indices()
                .mapToDouble(i -> simulator.detector().occupancy(i))
                .filter(fires -> fires > MIN_FIRES && fires < max)
                .count();
        return typical >= share * bins.count();
    }

    /** A fault without its place. */
    private record Entry(FaultKind kind, FaultShape shape, int size, double factor) {}
}
