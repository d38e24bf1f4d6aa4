package org.dqm.fpga.graph;

/**
 * Puts numbers on the grid of a fixed-point type and limits them to its range ({@code AP_SAT}).
 *
 * @param narrow whether the lowest number of a signed type is left out ({@code AP_SAT_SYM})
 */
public record Quantizer(FixedType type, Rounding rounding, boolean narrow) {
    /** Above this a 32-bit float, in which QONNX stores weights, or a double would not hold q. */
    private static final int MOST_BITS = 32;

    public Quantizer {
        if (type.bits() > MOST_BITS) {
            throw new IllegalArgumentException("a quantizer has at most " + MOST_BITS + " bits, got " + type.hls());
        }
        if (narrow && !type.signed()) {
            throw new IllegalArgumentException("only a signed type can be narrow, got " + type.hls());
        }
    }

    /** Rounds to the nearest and uses the whole range. */
    public static Quantizer of(FixedType type) {
        return new Quantizer(type, Rounding.ROUND, false);
    }

    /** Lowest q that comes out. */
    public long min() {
        return type.min() + (narrow ? 1 : 0);
    }

    /** Highest q that comes out. */
    public long max() {
        return type.max();
    }

    /**
     * Whole numbers of another exponent to those of this type.
     *
     * @param q a number q·2^exponent
     * @throws ArithmeticException if the intermediate number needs more than 63 bits
     */
    public long apply(long q, int exponent) {
        return clamp(Exact.round(q, type.exponent() - exponent, rounding));
    }

    /** The q that stands for a real number best: nearest, halves to even, limited. */
    public long nearest(double value) {
        double q = Math.rint(Math.scalb(value, -type.exponent()));
        return q <= min() ? min() : q >= max() ? max() : (long) q;
    }

    public long clamp(long q) {
        return Math.max(min(), Math.min(max(), q));
    }
}
