package org.dqm.alarm;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;

/**
 * What is wrong and where, as last seen.
 *
 * @param unit the smallest named detector unit that covers at least 80 % of the bins, if there is one; both units, as
 *     {@code HBM07 ⇄ HBM09}, if they are exchanged; of a fault of the pipeline what is wrong, in words
 */
public record Fault(FaultKind kind, BinSet bins, Optional<String> unit) {
    /** Whether it is two units whose contents fit each other. */
    boolean isExchange() {
        return kind == FaultKind.EXCHANGED;
    }

    /** Whether both are too many hits or both too few: dead and cold differ in how much is missing, and noise moves it. */
    boolean pointsLike(Fault other) {
        return direction(kind) == direction(other.kind);
    }

    private static FaultKind direction(FaultKind kind) {
        return kind == FaultKind.DEAD ? FaultKind.COLD : kind;
    }

    /** More faults than an element has alarms for: {@code regions} of them, of whatever kind. */
    static Fault many(List<Fault> regions) {
        BinSet bins = regions.stream().map(Fault::bins).reduce(BinSet::union).orElseThrow();
        return new Fault(FaultKind.MANY, bins, Optional.empty());
    }

    /** One line for a person: {@code HBM07 dead, 64 channels} or {@code dead region, 25 bins at x 30–34, y 11–15}. */
    public String title() {
        if (kind == FaultKind.MANY) {
            return "many regions, " + bins.count() + (bins.count() == 1 ? " bin" : " bins") + " at " + place();
        }
        if (kind == FaultKind.PIPELINE) {
            return unit.orElse("fault of the pipeline");
        }
        String word = kind.name().toLowerCase(Locale.ROOT);
        int count = bins.count();
        if (unit.isPresent()) {
            return unit.get() + " " + word + ", " + count + (count == 1 ? " channel" : " channels");
        }
        return count == 1 ? word + " bin at " + place() : word + " region, " + count + " bins at " + place();
    }

    private String place() {
        return "x " + span(bins.indices().map(i -> i % bins.nx()), bins.nx(), bins.wrapsX()) + ", y "
                + span(bins.indices().map(i -> i / bins.nx()), bins.ny(), bins.wrapsY());
    }

    /** First and last bin, counted from 1; where an axis wraps the last may come before the first: {@code 71–2}. */
    private static String span(IntStream positions, int length, boolean wraps) {
        BitSet used = positions.collect(BitSet::new, BitSet::set, BitSet::or);
        int first = used.nextSetBit(0);
        int last = used.length() - 1;
        if (wraps && first == 0 && last == length - 1 && used.cardinality() < length) {
            int gap = longestGap(used, length);
            first = used.nextSetBit(gap);
            last = gap - 1;
        }
        return first == last ? "" + (first + 1) : (first + 1) + "–" + (last + 1);
    }

    /** Where the longest stretch without a bin begins; the last bin is used. */
    private static int longestGap(BitSet used, int length) {
        int longest = 0;
        int begins = 0;
        int from = used.nextClearBit(0);
        while (from < length) {
            int to = used.nextSetBit(from);
            if (to - from > longest) {
                longest = to - from;
                begins = from;
            }
            from = used.nextClearBit(to);
        }
        return begins;
    }
}
