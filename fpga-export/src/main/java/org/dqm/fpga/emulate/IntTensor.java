package org.dqm.fpga.emulate;

import java.util.Arrays;
import org.dqm.fpga.graph.Shape;

/** Whole numbers q, each of which stands for q·2^exponent; one exponent for all. Row-major. Owns its array. */
final class IntTensor {
    private final Shape shape;
    private final long[] q;
    private final int exponent;

    /** Takes {@code q} over. */
    IntTensor(Shape shape, long[] q, int exponent) {
        this.shape = shape;
        this.q = q;
        this.exponent = exponent;
    }

    Shape shape() {
        return shape;
    }

    /** Not a copy: whoever reads it must not write. */
    long[] q() {
        return q;
    }

    int exponent() {
        return exponent;
    }

    @Override
    public String toString() {
        return shape + " " + Arrays.toString(q) + " * 2^" + exponent;
    }
}
