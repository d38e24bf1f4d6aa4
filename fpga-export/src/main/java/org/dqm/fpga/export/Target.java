package org.dqm.fpga.export;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A chip and its clock.
 *
 * @param part as the vendor names it
 * @param megahertz of the clock
 * @param luts look-up tables of the whole chip
 * @param dsps multipliers of the whole chip
 */
public record Target(String name, String part, double megahertz, int luts, int dsps) {
    private static final List<Target> KNOWN = List.of(
            new Target("vu13p-240", "xcvu13p-flga2577-2-e", 240, 1_728_000, 12_288),
            new Target("vx690t-160", "xc7vx690tffg1927-2", 160, 433_200, 3_600));

    public Target {
        if (!(megahertz >= 10 && megahertz <= 1000) || luts < 1 || dsps < 1) {
            throw new IllegalArgumentException("target " + name + ": a clock of 10 to 1000 MHz, LUTs and DSPs above 0;"
                    + " got " + megahertz + " MHz, " + luts + ", " + dsps);
        }
    }

    /**
     * A known one.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Target named(String name) {
        return KNOWN.stream()
                .filter(target -> target.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target '" + name + "'; found: "
                        + KNOWN.stream().map(Target::name).collect(Collectors.joining(", ")) + ", custom"));
    }

    /** Period of the clock in ns, to a picosecond. */
    public double clockPeriod() {
        return Math.rint(1e6 / megahertz) / 1000;
    }
}
