package org.dqm.model.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.preprocess.Reference;

/**
 * Two units of one level and size that could have each other's cables: the k-th bin of one belongs to the k-th of the
 * other, both in the order of their row-major index.
 */
final class UnitPair {
    /** Part of the live bins whose partner must be live as well, so that it has hits to tell one from the other. */
    private static final double PAIRED = 0.6;

    private final String name;
    private final int[] one;
    private final int[] other;
    private final BitSet live;

    private UnitPair(String name, int[] one, int[] other, BitSet live) {
        this.name = name;
        this.one = one;
        this.other = other;
        this.live = live;
    }

    /** Empty if they are too different to be exchanged, or have bins in common. */
    static Optional<UnitPair> of(DetectorUnit one, DetectorUnit other, Reference reference) {
        if (!one.level().equals(other.level())
                || one.bins().count() != other.bins().count()
                || one.bins().overlap(other.bins()) > 0) {
            return Optional.empty();
        }
        int[] first = one.bins().indices().toArray();
        int[] second = other.bins().indices().toArray();
        BitSet live = new BitSet();
        int paired = 0;
        for (int k = 0; k < first.length; k++) {
            boolean isLive = reference.isLive(first[k]);
            boolean isPartnerLive = reference.isLive(second[k]);
            live.set(first[k], isLive);
            live.set(second[k], isPartnerLive);
            if (isLive && isPartnerLive) {
                first[paired] = first[k];
                second[paired] = second[k];
                paired++;
            }
        }
        return paired == 0 || 2 * paired < PAIRED * live.cardinality()
                ? Optional.empty()
                : Optional.of(new UnitPair(
                        one.name() + " ⇄ " + other.name(),
                        Arrays.copyOf(first, paired),
                        Arrays.copyOf(second, paired),
                        live));
    }

    /** {@code HBM07 ⇄ HBM08}. */
    String name() {
        return name;
    }

    /** Live bins of the first whose partner is live, at least one; only read, as the others. */
    int[] one() {
        return one;
    }

    /** Their partners. */
    int[] other() {
        return other;
    }

    /** All live bins of both. */
    BitSet live() {
        return live;
    }

    /** Those of them whose partner is masked, and which therefore tell nothing. */
    BitSet unpaired() {
        BitSet unpaired = (BitSet) live.clone();
        for (int k = 0; k < one.length; k++) {
            unpaired.clear(one[k]);
            unpaired.clear(other[k]);
        }
        return unpaired;
    }
}
