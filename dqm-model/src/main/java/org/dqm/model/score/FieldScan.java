package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
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
        hidden = farOff(first.grid(), before.places());
        hidden.or(scan.ignored());
        field = EvidenceField.of(scan.model(), sums, hidden);
        places = new ArrayList<>();
        before.places().stream().filter(place -> !place.isClearOf(hidden)).forEach(places::add);
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

    /**
     * Bins of the places that are far off, the farthest first, one place for each bin; what points the other way beside
     * a place that is farther off is its shadow.
     */
    private static BitSet farOff(GridTopology grid, List<Candidate> places) {
        BitSet bins = new BitSet();
        BitSet besideHot = new BitSet();
        BitSet besideCold = new BitSet();
        places.stream()
                .filter(place -> place.strength() >= HIDE)
                .sorted(Comparator.comparingDouble(Candidate::strength).reversed())
                .forEach(place -> {
                    BitSet shadows = place.sign() > 0 ? besideCold : besideHot;
                    if (place.isClearOf(bins) && place.isClearOf(shadows)) {
                        BitSet own = new BitSet();
                        for (int bin : place.bins()) {
                            own.set(bin);
                        }
                        bins.or(own);
                        (place.sign() > 0 ? besideHot : besideCold).or(EvidenceField.withMargin(grid, own));
                    }
                });
        return bins;
    }
}
