package org.dqm.domain;

/**
 * One axis of a histogram, cut into bins of equal width.
 *
 * @param bins number of bins, ≥ 1, without under- and overflow
 * @param min lower edge of bin 1, in the units of the axis
 * @param max upper edge of the last bin
 */
public record Axis(int bins, double min, double max) {
    /** The axis of a record that has no such dimension: one bin from 0 to 1. */
    public static final Axis NONE = new Axis(1, 0, 1);

    public Axis {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, got " + bins);
        }
        if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
            throw new IllegalArgumentException("axis must have min < max, both finite, got " + min + " and " + max);
        }
    }
}
