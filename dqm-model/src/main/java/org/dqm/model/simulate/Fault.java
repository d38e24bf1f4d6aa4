package org.dqm.model.simulate;

import java.util.OptionalInt;
import org.dqm.domain.BinSet;

/**
 * A planted fault of one run.
 *
 * @param id unique within its run
 * @param factor on the expected hits of its bins, which never exceed the number of events; 0 if dead, below 1 if cold,
 *     above 1 if hot
 * @param sinceLs first lumisection with the fault
 * @param untilLs first one without it; empty if it stays
 */
public record Fault(
        String id, FaultKind kind, FaultShape shape, BinSet bins, double factor, int sinceLs, OptionalInt untilLs) {
    public Fault {
        boolean fits = switch (kind) {
            case DEAD -> factor == 0;
            case COLD -> factor > 0 && factor < 1;
            case HOT -> factor > 1 && Double.isFinite(factor);
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "factor must be 0 for dead, between 0 and 1 for cold, above 1 for hot; got " + factor + " for "
                            + kind);
        }
        if (sinceLs < 1 || untilLs.orElse(Integer.MAX_VALUE) <= sinceLs) {
            throw new IllegalArgumentException(
                    "a fault needs 1 <= since < until, got since " + sinceLs + ", until " + untilLs);
        }
    }

    public boolean isActive(int ls) {
        return ls >= sinceLs && ls < untilLs.orElse(Integer.MAX_VALUE);
    }

    /** Factor on the expected hits of its bins in a lumisection in which it is active. */
    double rateFactor(int ls) {
        return factor;
    }
}
