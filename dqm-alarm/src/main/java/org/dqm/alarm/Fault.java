package org.dqm.alarm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;

/**
 * What is wrong and where, as last seen.
 *
 * @param unit the smallest named detector unit that covers at least 80 % of the bins, if there is one; both units, as
 *     {@code HBM07 ⇄ HBM09}, if they are exchanged
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
            return "many regions, " + bins.count() + (bins.count() == 1 ? " bin" : " bins") + " at x "
                    + span(bins.xRange()) + ", y " + span(bins.yRange());
        }
        String word = kind.name().toLowerCase(Locale.ROOT);
        int count = bins.count();
        if (unit.isPresent()) {
            return unit.get() + " " + word + ", " + count + (count == 1 ? " channel" : " channels");
        }
        String place = "x " + span(bins.xRange()) + ", y " + span(bins.yRange());
        return count == 1 ? word + " bin at " + place : word + " region, " + count + " bins at " + place;
    }

    private static String span(BinRange range) {
        return range.from() == range.to() ? "" + range.from() : range.from() + "–" + range.to();
    }
}
