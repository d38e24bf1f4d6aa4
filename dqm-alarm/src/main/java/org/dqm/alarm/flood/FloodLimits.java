package org.dqm.alarm.flood;

import java.time.Duration;

/**
 * What is a flood of alarms in one subsystem: it begins with more than {@code most} new alarms within a {@code
 * window}, and ends with fewer than half as many.
 *
 * <p>The defaults are those of ANSI/ISA-18.2 and IEC 62682: more than 10 alarms in 10 minutes, which is also what
 * EEMUA 191 calls manageable after an upset; over when there are fewer than 5.
 *
 * @param most new alarms that are no flood, 1 or more
 * @param window over which they are counted
 */
public record FloodLimits(int most, Duration window) {
    public static final FloodLimits DEFAULT = new FloodLimits(10, Duration.ofMinutes(10));

    public FloodLimits {
        if (most < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("no flood limits: " + most + " alarms in " + window);
        }
    }

    /** With fewer new alarms than this within a window a flood is over. */
    public int least() {
        return (most + 1) / 2;
    }
}
