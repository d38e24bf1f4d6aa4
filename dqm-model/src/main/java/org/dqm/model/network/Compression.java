package org.dqm.model.network;

import java.util.OptionalInt;

/**
 * What a chip asks of the kernels of every layer: the smallest numbers 0, the others whole multiples of a power of two.
 * Training sees such kernels and changes the ones behind them, straight through (Bengio et al., arXiv:1308.3432).
 *
 * @param weightBits bits of the whole numbers with their sign, 2 to 16; empty leaves them as they are
 * @param pruned fraction of the numbers of each kernel that is 0, 0 to below 1: the smallest of those that training
 *     starts from
 * @param byFilter whether whole filters go, those with the smallest sum of squares; of the last layer single numbers
 */
public record Compression(OptionalInt weightBits, double pruned, boolean byFilter) {
    /** Leaves all as it is. */
    public static final Compression NONE = new Compression(OptionalInt.empty(), 0, false);

    public Compression {
        weightBits.ifPresent(bits -> {
            if (bits < 2 || bits > 16) {
                throw new IllegalArgumentException("bits of weights must be 2 to 16, got " + bits);
            }
        });
        if (!(pruned >= 0 && pruned < 1)) {
            throw new IllegalArgumentException("the pruned fraction must be 0 to below 1, got " + pruned);
        }
        if (byFilter && pruned == 0) {
            throw new IllegalArgumentException("filters are pruned by a fraction above 0, got 0");
        }
    }

    /** Whether it is {@link #NONE}. */
    public boolean changesNothing() {
        return weightBits.isEmpty() && pruned == 0;
    }
}
