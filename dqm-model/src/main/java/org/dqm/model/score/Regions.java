package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.geometry.DetectorUnit;

/** Turns what was found in a lumisection and in its windows into the regions of its verdict. */
final class Regions {
    private static final int MAX_REGIONS = 8;
    /** Hits over hits expected below which a region is dead. */
    private static final double DEAD = 0.1;
    /** Part of a region that a unit must cover to name it. */
    private static final double COVERED = 0.8;
    /** Significance at which a bin by itself denies a fault that the windows show. */
    private static final double DENIES = 3;

    private final ScoringModel model;
    private final EvidenceField here;
    private final List<MapSums> window;

    /**
     * For the latest of some lumisections.
     *
     * @param here evidence of the lumisection alone
     * @param window lumisections of this run, oldest first, the latest last
     */
    Regions(ScoringModel model, EvidenceField here, List<MapSums> window) {
        this.model = model;
        this.here = here;
        this.window = window;
    }

    /** Strongest first; faults that both show are one, and faults that this lumisection denies are left out. */
    List<Region> of(List<Finding> single, List<Finding> persistent, Optional<Region> whole) {
        List<Finding> all = new ArrayList<>(single);
        persistent.stream().filter(Finding::isHere).forEach(fault -> add(all, fault));
        List<Finding> joined = Finding.joined(all, new Neighbours(model.reference()));
        List<Exchange> exchanges = new ExchangeSearch(model, window).among(joined);
        exchanges.forEach(exchange -> joined.removeAll(exchange.explained()));
        return Stream.concat(
                        Stream.concat(whole.stream(), exchanges.stream().map(this::region)),
                        joined.stream().limit(MAX_REGIONS).map(this::region))
                .sorted(Comparator.comparingDouble(Region::score).reversed())
                .limit(MAX_REGIONS)
                .toList();
    }

    private void add(List<Finding> all, Finding fault) {
        BitSet undenied = new BitSet();
        fault.bins().stream()
                .filter(bin -> here.significance(bin) * fault.sign() > -DENIES)
                .forEach(undenied::set);
        all.add(new Finding(undenied.isEmpty() ? fault.bins() : undenied, fault.sign(), fault.score(), true, false));
    }

    private Region region(Finding fault) {
        BinSet bins = here.grid().bins(fault.bins().stream());
        double ratio = here.sums(fault.bins().stream().toArray()).ratio();
        RegionKind cold = ratio < DEAD ? RegionKind.DEAD : RegionKind.COLD;
        return new Region(fault.sign() > 0 ? RegionKind.HOT : cold, bins, fault.score(), unit(bins));
    }

    private Region region(Exchange exchange) {
        BinSet bins = here.grid().bins(exchange.units().live().stream());
        return new Region(
                RegionKind.EXCHANGED,
                bins,
                exchange.score(),
                Optional.of(exchange.units().name()));
    }

    /** The smallest unit that covers most of the region. */
    private Optional<String> unit(BinSet bins) {
        return model.geometry().units().stream()
                .filter(unit -> unit.bins().overlap(bins) >= COVERED * bins.count())
                .min(Comparator.comparingInt(unit -> unit.bins().count()))
                .map(DetectorUnit::name);
    }
}
