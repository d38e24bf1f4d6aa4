package org.dqm.fpga.graph;

/** Rows and columns of zeros around a map. */
public record Padding(int top, int left, int bottom, int right) {
    public Padding {
        if (top < 0 || left < 0 || bottom < 0 || right < 0) {
            throw new IllegalArgumentException(
                    "padding must be at least 0, got " + top + ", " + left + ", " + bottom + ", " + right);
        }
    }

    /** Of a square kernel, so that the output is the input divided by the stride; an odd one goes to the end. */
    public static Padding same(int kernel, int stride) {
        int all = Math.max(0, kernel - stride);
        return new Padding(all / 2, all / 2, all - all / 2, all - all / 2);
    }
}
