package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.preprocess.GridTopology;

/**
 * The places of one map, or of a window's sum, that stand out.
 *
 * <p>Looked at twice where something is far off: first every bin is expected from all its neighbours; then the places
 * that are far off are hidden, and what does not touch them is judged anew, so that a fault throws no shadow on its
 * surroundings.
 */
final class FieldScan {
    /** Significance at which a place is hidden. */
    static final double HIDE = 4.5;

    private final EvidenceField field;
    private final BitSet hidden;
    private final List<Candidate> places;
    private final double highest;

    FieldScan(Scan scan, MapSums sums) {
        EvidenceField first = EvidenceField.of(scan.model(), sums, scan.ignored());
        PlaceScan before = new PlaceScan(scan, this, first);
        if (before.highest() < HIDE) {
            field = first;
            hidden = scan.ignored();
            places = before.places();
            highest = before.highest();
            return;
        }
        List<Candidate> farOff = farOff(first.grid(), before.places());
        hidden = (BitSet) scan.ignored().clone();
        farOff.forEach(place -> hidden.or(bins(place)));
        field = EvidenceField.of(scan.model(), sums, hidden);
        places = new ArrayList<>();
        BitSet beside = new BitSet();
        for (Candidate place : farOff) {
            places.add(place.isClearOf(beside) ? place : unshadowed(place));
            beside.or(EvidenceField.withMargin(first.grid(), bins(place)));
        }
        Set<Candidate> judged = Set.copyOf(farOff);
        before.places().stream()
                .filter(place -> !place.isClearOf(hidden) && !judged.contains(place))
                .map(this::unshadowed)
                .forEach(places::add);
        places.removeIf(place -> place.strength() < scan.interesting());
        new PlaceScan(scan, this, field)
                .places().stream().filter(this::isUndisturbed).forEach(places::add);
        highest = places.stream().mapToDouble(Candidate::strength).max().orElse(before.highest());
    }

    /** Bins far off hidden. */
    EvidenceField field() {
        return field;
    }

    /** Evidence of other lumisections with what is far off here and some bins more hidden. */
    EvidenceField hiding(MapSums sums, int[] bins) {
        BitSet all = (BitSet) hidden.clone();
        for (int bin : bins) {
            all.set(bin);
        }
        return EvidenceField.of(field.model(), sums, all);
    }

    /** Highest significance anywhere, without sign. */
    double highest() {
        return highest;
    }

    /** All places that are significant enough to be looked into. */
    List<Candidate> places() {
        return places;
    }

    /** All bins of places that point in that direction and have nothing to do with bins that are taken. */
    BitSet support(double sign, BitSet taken) {
        BitSet support = new BitSet();
        for (Candidate place : places) {
            if (place.sign() == sign && place.strength() >= Scan.SUPPORT && place.isClearOf(taken)) {
                for (int bin : place.bins()) {
                    support.set(bin);
                }
            }
        }
        return support;
    }

    /**
     * Whether a place is judged as if nothing were hidden. Bins that miss neighbours are told less of what they share,
     * so their sums vary more than measured; by itself each is judged rightly.
     */
    private boolean isUndisturbed(Candidate place) {
        return place.isClearOf(hidden) && (place.bins().length == 1 || place.isClearOf(field.disturbed()));
    }

    private static BitSet bins(Candidate place) {
        BitSet bins = new BitSet();
        IntStream.of(place.bins()).forEach(bins::set);
        return bins;
    }

    /** A place that is far off itself, or beside one that is, as far as it is off without what that one does to it. */
    private Candidate unshadowed(Candidate place) {
        double alone = place.sign() * field.significance(place.bins());
        return new Candidate(this, place.bins(), place.sign() * Math.max(0, Math.min(place.strength(), alone)));
    }

    /**
     * Places that are far off, the farthest first, none with a bin of another; what points the other way beside a place
     * that is farther off is its shadow.
     */
    private static List<Candidate> farOff(GridTopology grid, List<Candidate> places) {
        List<Candidate> farOff = new ArrayList<>();
        BitSet bins = new BitSet();
        BitSet besideHot = new BitSet();
        BitSet besideCold = new BitSet();
        places.stream()
                .filter(place -> place.strength() >= HIDE)
                .sorted(Comparator.comparingDouble(Candidate::strength).reversed())
                .forEach(place -> {
                    BitSet shadows = place.sign() > 0 ? besideCold : besideHot;
                    if (place.isClearOf(bins) && place.isClearOf(shadows)) {
                        farOff.add(place);
                        bins.or(bins(place));
                        (place.sign() > 0 ? besideHot : besideCold).or(EvidenceField.withMargin(grid, bins(place)));
                    }
                });
        return farOff;
    }
}
