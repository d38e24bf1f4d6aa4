package org.dqm.fpga.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fixed-point type: numbers q·2^exponent with q a whole number of so many bits. {@code ap_[u]fixed<bits, bits +
 * exponent>} of HLS.
 *
 * @param bits width with the sign, 1 to 62, at least 2 if signed
 * @param exponent binary exponent of the least significant bit, −64 to 64
 */
public record FixedType(boolean signed, int bits, int exponent) {
    private static final int MOST_BITS = 62;
    private static final Pattern NAME = Pattern.compile("(?:ap_)?(u)?fixed<(\\d{1,2}),(-?\\d{1,2})>");

    public FixedType {
        if (bits < (signed ? 2 : 1) || bits > MOST_BITS) {
            throw new IllegalArgumentException("a " + (signed ? "signed" : "unsigned") + " type has " + (signed ? 2 : 1)
                    + " to " + MOST_BITS + " bits, got " + bits);
        }
        if (exponent < -64 || exponent > 64) {
            throw new IllegalArgumentException("exponent must be -64 to 64, got " + exponent);
        }
    }

    /** Lowest q. */
    public long min() {
        return signed ? -(1L << (bits - 1)) : 0;
    }

    /** Highest q. */
    public long max() {
        return (1L << (signed ? bits - 1 : bits)) - 1;
    }

    /** What q = 1 stands for. */
    public double scale() {
        return Math.scalb(1.0, exponent);
    }

    /** The number that q stands for; exact up to 53 bits. */
    public double value(long q) {
        return Math.scalb((double) q, exponent);
    }

    /** Bits left of the binary point, with the sign; may be negative. */
    public int integerBits() {
        return bits + exponent;
    }

    /** As hls4ml's configuration writes it, e.g. {@code ufixed<8,8>}. */
    public String hls() {
        return (signed ? "fixed<" : "ufixed<") + bits + "," + integerBits() + ">";
    }

    /**
     * The type of such a name; the prefix {@code ap_} may stand before it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FixedType parse(String hls) {
        Matcher matcher = NAME.matcher(hls);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "no fixed-point type '" + hls + "'; write it like ufixed<10,10> or fixed<8,3>");
        }
        int bits = Integer.parseInt(matcher.group(2));
        return new FixedType(matcher.group(1) == null, bits, Integer.parseInt(matcher.group(3)) - bits);
    }

    /**
     * The narrowest type of an exponent that holds whole numbers from {@code min} to {@code max}; signed if {@code min}
     * is negative.
     */
    public static FixedType holding(long min, long max, int exponent) {
        boolean signed = min < 0;
        int magnitude = Math.max(
                64 - Long.numberOfLeadingZeros(Math.max(0, max)), signed ? 64 - Long.numberOfLeadingZeros(~min) : 0);
        return new FixedType(signed, Math.max(1, magnitude) + (signed ? 1 : 0), exponent);
    }
}
