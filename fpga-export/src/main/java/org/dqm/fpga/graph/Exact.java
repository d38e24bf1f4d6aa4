package org.dqm.fpga.graph;

/** Shifts of whole numbers that fail where a bit would be lost. */
public final class Exact {
    private static final int MOST = 62;

    private Exact() {}

    /**
     * q·2^by.
     *
     * @throws ArithmeticException if {@code by} is not 0 to 62, or the product needs more than 64 bits
     */
    public static long shiftLeft(long q, int by) {
        requireShift(by);
        return Math.multiplyExact(q, 1L << by);
    }

    /**
     * q·2^−by as a whole number.
     *
     * @param by −62 to 62
     */
    public static long round(long q, int by, Rounding rounding) {
        if (by <= 0) {
            return shiftLeft(q, -by);
        }
        requireShift(by);
        long floor = q >> by;
        if (rounding == Rounding.FLOOR) {
            return floor;
        }
        long rest = q & ((1L << by) - 1);
        long half = 1L << (by - 1);
        return floor + (rest > half || (rest == half && (floor & 1) == 1) ? 1 : 0);
    }

    private static void requireShift(int by) {
        if (by < 0 || by > MOST) {
            throw new ArithmeticException("a shift must be 0 to " + MOST + " bits, got " + by);
        }
    }
}
