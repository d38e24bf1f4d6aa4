package org.dqm.model.simulate;

import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.BinSet;

/**
 * A planted fault of one run.
 *
 * @param id unique within its run
 * @param bins those that change; of exchanged units the first one's
 * @param other the second of two exchanged units, as many bins as the first and none in common; empty for other kinds
 * @param factor on the expected hits of its bins, which never exceed the number of events where a channel counts once
 *     per event; 0 if dead, below 1 if cold, above 1 if hot, 1 if exchanged; the value of the bit if stuck, a power of 2
 * @param sinceLs first lumisection with the fault
 * @param untilLs first one without it; empty if it stays
 */
public record Fault(
        String id,
        FaultKind kind,
        FaultShape shape,
        BinSet bins,
        Optional<BinSet> other,
        double factor,
        Course course,
        int sinceLs,
        OptionalInt untilLs) {
    private static final int MAX_BIT = 1 << 20;

    public Fault {
        if (!fits(kind, factor)) {
            throw new IllegalArgumentException("factor must be 0 for dead, between 0 and 1 for cold, above 1 for hot, 1"
                    + " for exchanged, a power of 2 up to " + MAX_BIT + " for stuck; got " + factor + " for " + kind);
        }
        if (sinceLs < 1 || untilLs.orElse(Integer.MAX_VALUE) <= sinceLs) {
            throw new IllegalArgumentException(
                    "a fault needs 1 <= since < until, got since " + sinceLs + ", until " + untilLs);
        }
        if (other.isPresent() != (kind == FaultKind.EXCHANGED)
                || other.filter(unit -> unit.count() != bins.count() || unit.overlap(bins) > 0)
                        .isPresent()) {
            throw new IllegalArgumentException(
                    "two units of equal size without common bins are needed to exchange them, and for nothing else; got "
                            + bins + " and " + other + " for " + kind);
        }
        if (course == Course.GROWING && !kind.changesRates()) {
            throw new IllegalArgumentException("a fault of kind " + kind + " cannot grow");
        }
    }

    /** A fault of one set of bins that stays as it is. */
    public Fault(
            String id, FaultKind kind, FaultShape shape, BinSet bins, double factor, int sinceLs, OptionalInt untilLs) {
        this(id, kind, shape, bins, Optional.empty(), factor, Course.STEADY, sinceLs, untilLs);
    }

    private static boolean fits(FaultKind kind, double factor) {
        return switch (kind) {
            case DEAD -> factor == 0;
            case COLD -> factor > 0 && factor < 1;
            case HOT -> factor > 1 && Double.isFinite(factor);
            case EXCHANGED -> factor == 1;
            case STUCK ->
                factor >= 1 && factor <= MAX_BIT && factor == (int) factor && Integer.bitCount((int) factor) == 1;
        };
    }

    public boolean isActive(int ls) {
        return ls >= sinceLs && ls < untilLs.orElse(Integer.MAX_VALUE) && course.isOn(ls - sinceLs);
    }

    /** Its factor in a lumisection in which it is active: that of the record, but for a growing fault nearer to 1. */
    public double factorAt(int ls) {
        return kind.changesRates() ? 1 + (factor - 1) * course.share(ls - sinceLs) : factor;
    }

    /** All bins that it changes. */
    public BinSet changed() {
        return other.map(bins::union).orElse(bins);
    }
}
