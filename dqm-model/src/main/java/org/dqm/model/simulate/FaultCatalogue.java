package org.dqm.model.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;

/**
 * One fault of each kind in turn: 15 good lumisections, then a fault (10 lumisections, 19 if it flickers, 25 if it
 * grows), and so on; a run ends with a good stretch. The next run goes on where the last one stopped; every fourth run
 * begins with a fault. Places are drawn from the seed.
 */
public final class FaultCatalogue implements FaultPlan {
    static final int GOOD_LS = 15;

    private static final List<CatalogueEntry> ENTRIES = CatalogueEntry.all();

    private final Simulator simulator;
    private final int firstRun;
    private final int lumisections;
    private final FaultPlaces places;

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
        places = new FaultPlaces(simulator.detector());
    }

    /** Number of different faults, after which it begins again. */
    public static int size() {
        return ENTRIES.size();
    }

    @Override
    public List<Fault> of(int run) {
        int next = 0;
        for (int before = firstRun; before < run; before++) {
            next += starts(before, next).size();
        }
        List<Integer> starts = starts(run, next);
        Deviates deviates = new Deviates(simulator.seed(), run, 0, Deviates.Purpose.FAULTS);
        List<Fault> faults = new ArrayList<>();
        for (int since : starts) {
            faults.add(fault(entry(next++), since, deviates));
        }
        return faults;
    }

    /** First lumisections of the faults of a run that begins with the entry of that number. */
    private List<Integer> starts(int run, int first) {
        List<Integer> starts = new ArrayList<>();
        int since = 1 + (Math.floorMod(run - firstRun, 4) == 3 ? 0 : GOOD_LS);
        while (since + entry(first + starts.size()).lumisections() + GOOD_LS <= lumisections + 1) {
            starts.add(since);
            since += entry(first + starts.size() - 1).lumisections() + GOOD_LS;
        }
        return starts;
    }

    private static CatalogueEntry entry(int number) {
        return ENTRIES.get(number % ENTRIES.size());
    }

    private Fault fault(CatalogueEntry entry, int since, Deviates deviates) {
        Optional<BinSet> other = Optional.empty();
        BinSet bins;
        if (entry.kind() == FaultKind.EXCHANGED) {
            List<DetectorUnit> pair = drawn(places.pairs(entry.shape()), entry, deviates);
            bins = pair.get(0).bins();
            other = Optional.of(pair.get(1).bins());
        } else {
            bins = drawn(places.of(entry.shape(), entry.size(), entry.factor()), entry, deviates);
        }
        String id = entry.kind() + "-" + entry.shape() + "-" + since;
        return new Fault(
                id.toLowerCase(Locale.ROOT),
                entry.kind(),
                entry.shape(),
                bins,
                other,
                entry.factor(),
                entry.course(),
                since,
                OptionalInt.of(since + entry.lumisections()));
    }

    private <T> T drawn(List<T> from, CatalogueEntry entry, Deviates deviates) {
        if (from.isEmpty()) {
            throw new IllegalStateException(
                    "no place for " + entry + " in " + simulator.detector().name());
        }
        return from.get(entry.isFixed() ? from.size() / 2 : deviates.below(from.size()));
    }
}
