package org.dqm.fpga.pass;

import java.util.Arrays;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Quantizer;

/** The numbers of one tensor: lowest, highest, and up to 65,536 of them at equal steps. */
public final class Seen {
    private static final int KEPT = 1 << 16;
    /** How many times the covering exponent may be halved: the largest numbers then saturate. */
    private static final int FINER = 2;

    private final long step;
    private final double[] kept;
    private int size;
    private long position;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** @param total how many numbers will come */
    Seen(long total) {
        this.step = Math.max(1, (total + KEPT - 1) / KEPT);
        this.kept = new double[(int) ((total + step - 1) / step)];
    }

    static Seen of(double... values) {
        Seen seen = new Seen(values.length);
        seen.add(values);
        return seen;
    }

    void add(double... values) {
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            if (position % step == 0 && size < kept.length) {
                kept[size++] = value;
            }
            position++;
        }
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    /** {@link #best(int, boolean)}, signed if any of these numbers is negative. */
    FixedType best(int bits) {
        return best(bits, min < 0);
    }

    /**
     * The type of so many bits with the least mean squared error on these numbers; of equal ones that of the larger
     * range.
     *
     * @param signed whether there can be negative ones, seen or not
     */
    FixedType best(int bits, boolean signed) {
        int width = Math.max(bits, signed ? 2 : 1);
        int covering = covering(signed, width);
        FixedType best = new FixedType(signed, width, covering);
        double least = error(best);
        for (int finer = 1; finer <= FINER; finer++) {
            FixedType type = new FixedType(signed, width, covering - finer);
            double error = error(type);
            if (error < least) {
                best = type;
                least = error;
            }
        }
        return best;
    }

    /**
     * The type of so many bits that holds all of these numbers, and {@code headroom} times as much; signed if any is
     * negative.
     */
    FixedType covering(int bits, int headroom) {
        boolean signed = min < 0;
        int width = Math.max(bits, signed ? 2 : 1);
        return new FixedType(
                signed, width, covering(signed, width) + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(headroom));
    }

    private int covering(boolean signed, int bits) {
        double largest = Math.max(Math.abs(min), Math.abs(max));
        if (!(largest > 0)) {
            return 1 - bits;
        }
        int exponent = Math.getExponent(largest) + 1 - bits + (signed ? 1 : 0) - 1;
        while (!holds(new FixedType(signed, bits, exponent))) {
            exponent++;
        }
        return exponent;
    }

    private boolean holds(FixedType type) {
        return Math.rint(Math.scalb(max, -type.exponent())) <= type.max()
                && Math.rint(Math.scalb(min, -type.exponent())) >= type.min();
    }

    private double error(FixedType type) {
        Quantizer quantizer = Quantizer.of(type);
        return Arrays.stream(kept, 0, size)
                .map(value -> value - type.value(quantizer.nearest(value)))
                .map(error -> error * error)
                .sum();
    }
}
