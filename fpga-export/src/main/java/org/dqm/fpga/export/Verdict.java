package org.dqm.fpga.export;

import java.util.Locale;

/**
 * Whether the network fits the chip, by estimate.
 *
 * @param rule that decided, with its numbers
 */
record Verdict(Fit fit, String rule) {
    /** Time that a trigger algorithm has: what calorimeter anomaly triggers take. */
    private static final double BUDGET = 500;

    private static final double LATEST = 2000;
    private static final double SHARE = 0.2;

    enum Fit {
        FITS,
        UNLIKELY,
        NO
    }

    static Verdict of(Cost cost, Target target, String io) {
        double latency = cost.latency(target);
        double luts = (double) cost.total(LayerCost::luts) / target.luts();
        double dsps = (double) cost.total(LayerCost::dsps) / target.dsps();
        if (io.equals("io_parallel") && cost.inputs() > Cost.MOST_REGISTERS) {
            return new Verdict(
                    Fit.NO, cost.inputs() + " inputs in parallel, the tools take at most " + Cost.MOST_REGISTERS);
        }
        if (latency > LATEST) {
            return new Verdict(Fit.NO, late(latency, LATEST));
        }
        if (luts > 1 || dsps > 1) {
            return new Verdict(Fit.NO, "estimated " + area(luts, dsps));
        }
        if (!cost.partitionWarnings().isEmpty()) {
            return new Verdict(Fit.UNLIKELY, cost.partitionWarnings().get(0));
        }
        if (latency > BUDGET) {
            return new Verdict(Fit.UNLIKELY, late(latency, BUDGET));
        }
        if (luts > SHARE || dsps > SHARE) {
            return new Verdict(Fit.UNLIKELY, "estimated " + area(luts, dsps) + ", above 20 %");
        }
        return new Verdict(
                Fit.FITS, String.format(Locale.ROOT, "estimated latency %.0f ns, ", latency) + area(luts, dsps));
    }

    private static String late(double latency, double limit) {
        return String.format(Locale.ROOT, "estimated latency %.0f ns, above %.0f ns", latency, limit);
    }

    private static String area(double luts, double dsps) {
        return String.format(Locale.ROOT, "%.1f %% of the LUTs and %.1f %% of the DSPs", 100 * luts, 100 * dsps);
    }
}
