package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dqm.model.calibrate.MapSums;

/** Finds the faults of one lumisection and of the windows that end there. */
final class Findings {
    private static final int[] WINDOWS = {3, 10, 30};

    private final ScoringModel model;
    private final Neighbours neighbours;
    private final List<MapSums> window;
    private final EvidenceField here;
    private final Extraction single;
    private final Extraction persistent;

    /** @param window lumisections of this run, oldest first, the latest last; at most 30, at least one */
    Findings(Scan scan, List<MapSums> window) {
        this.model = scan.model();
        this.neighbours = new Neighbours(model.reference());
        this.window = window;
        FieldScan scanned = new FieldScan(scan, latest());
        this.here = scanned.field();
        this.single = new Extraction(scan, List.of(scanned), model.calibration().single(), 1);
        List<FieldScan> fields = new ArrayList<>();
        for (MapSums sums : windows(window)) {
            // A run's first lumisection is its own window.
            fields.add(sums == latest() ? scanned : new FieldScan(scan, sums));
        }
        this.persistent = new Extraction(scan, fields, model.calibration().persistent(), WINDOWS.length);
    }

    /** Evidence of the latest lumisection, as it was scanned. */
    EvidenceField here() {
        return here;
    }

    Extraction single() {
        return single;
    }

    Extraction persistent() {
        return persistent;
    }

    /** Faults of the latest lumisection alone, strongest first. */
    List<Finding> singleFaults() {
        return Finding.joined(
                single.findings((place, score, taken) -> {
                    BitSet support = place.scan().support(place.sign(), taken);
                    EvidenceField evidence = place.scan().hiding(latest(), place.bins());
                    BitSet bins = new RegionShape(evidence, neighbours, support, taken).from(place.bins());
                    return new Finding(bins, place.sign(), score, true, false);
                }),
                neighbours);
    }

    /** Faults of the windows, strongest first, whether or not the latest lumisection still has them. */
    List<Finding> persistentFaults() {
        return Finding.joined(
                persistent.findings((place, score, taken) -> {
                    FaultSpan span = FaultSpan.find(place, window);
                    BitSet support = place.scan().support(place.sign(), taken);
                    MapSums sums = MapSums.of(window.subList(span.from(), span.to() + 1));
                    EvidenceField evidence = place.scan().hiding(sums, place.bins());
                    BitSet bins = new RegionShape(evidence, neighbours, support, taken).from(place.bins());
                    boolean isHere = span.isFavouredBy(EvidenceField.of(model, latest(), bins)
                            .sums(bins.stream().toArray()));
                    double whileThere = persistent.score(evidence.significance(place.bins()));
                    boolean isOver = !isHere && whileThere >= model.threshold();
                    return new Finding(bins, place.sign(), score, isHere, isOver);
                }),
                neighbours);
    }

    private MapSums latest() {
        return window.get(window.size() - 1);
    }

    /** Sums of the last 3, 10 and 30 lumisections, as far as there are as many. */
    static List<MapSums> windows(List<MapSums> window) {
        List<MapSums> sums = new ArrayList<>();
        int size = window.size();
        int last = 0;
        for (int length : WINDOWS) {
            int there = Math.min(length, size);
            if (last == 0) {
                sums.add(MapSums.of(window.subList(size - there, size)));
            } else if (there > last) {
                sums.add(sums.get(sums.size() - 1).with(window.subList(size - there, size - last)));
            }
            last = there;
        }
        return sums;
    }
}
