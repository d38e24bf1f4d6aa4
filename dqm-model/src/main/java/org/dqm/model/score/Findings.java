package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the faults of one lumisection and of the windows that end there. */
final class Findings {
    private static final int[] WINDOWS = {3, 10, 30};

    private final ScoringModel model;
    private final Neighbours neighbours;
    private final List<LumisectionEvidence> window;
    private final EvidenceField here;
    private final Extraction single;
    private final Extraction persistent;

    /** @param window lumisections of this run, oldest first, the latest last; at most 30, at least one */
    Findings(Scan scan, List<LumisectionEvidence> window) {
        this.model = scan.model();
        this.neighbours = new Neighbours(model.reference());
        this.window = window;
        this.here = EvidenceField.of(model, window.subList(window.size() - 1, window.size()));
        this.single = new Extraction(
                scan, List.of(new FieldScan(scan, here)), model.calibration().single(), 1);
        this.persistent = new Extraction(
                scan,
                windows(model, window).stream()
                        .map(field -> new FieldScan(scan, field))
                        .toList(),
                model.calibration().persistent(),
                WINDOWS.length);
    }

    /** Evidence of the latest lumisection alone. */
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
        SpanEvidence latest = new SpanEvidence(model, window.subList(window.size() - 1, window.size()));
        return Finding.joined(
                single.findings((place, score, taken) -> {
                    BitSet support = place.scan().support(place.sign(), taken);
                    BitSet bins = new RegionShape(latest, neighbours, support, taken).from(place.bins());
                    return new Finding(bins, place.sign(), score, true);
                }),
                neighbours);
    }

    /** Faults of the windows, strongest first. */
    List<Finding> persistentFaults() {
        return Finding.joined(
                persistent.findings((place, score, taken) -> {
                    FaultSpan span = FaultSpan.find(window, place.bins(), place.sign());
                    SpanEvidence evidence = new SpanEvidence(model, window.subList(span.from(), span.to() + 1));
                    BitSet support = place.scan().support(place.sign(), taken);
                    BitSet bins = new RegionShape(evidence, neighbours, support, taken).from(place.bins());
                    boolean isHere = span.isFavouredBy(here.sums(bins.stream().toArray()));
                    return new Finding(bins, place.sign(), score, isHere);
                }),
                neighbours);
    }

    /** Evidence of the last 3, 10 and 30 lumisections, as far as there are as many. */
    static List<EvidenceField> windows(ScoringModel model, List<LumisectionEvidence> window) {
        List<EvidenceField> fields = new ArrayList<>();
        int size = window.size();
        int last = 0;
        for (int length : WINDOWS) {
            int there = Math.min(length, size);
            if (last == 0 && there > 0) {
                fields.add(EvidenceField.of(model, window.subList(size - there, size)));
            } else if (there > last) {
                fields.add(fields.get(fields.size() - 1).with(window.subList(size - there, size - last)));
            }
            last = there;
        }
        return fields;
    }
}
