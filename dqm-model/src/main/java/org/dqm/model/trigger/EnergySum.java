package org.dqm.model.trigger;

import java.util.stream.LongStream;
import org.dqm.model.crossing.Crossings;

/** Scores that need no network. */
enum EnergySum implements CodedScore {
    /** Of all regions, in counts. */
    TOTAL(0),
    /** log₂(1 + sum of squares), in codes of the float score. */
    SQUARED(TriggerScorer.EXPONENT);

    private final int exponent;

    EnergySum(int exponent) {
        this.exponent = exponent;
    }

    @Override
    public long[] codes(Crossings crossings, TriggerProgress progress) {
        return LongStream.range(0, crossings.size())
                .parallel()
                .map(index -> code(crossings, index))
                .toArray();
    }

    private long code(Crossings crossings, long index) {
        short[] map = new short[crossings.ny() * crossings.nx()];
        crossings.read(index, map);
        long sum = 0;
        for (short region : map) {
            sum += this == TOTAL ? region : (long) region * region;
        }
        return this == TOTAL
                ? sum
                : (long) Math.floor(Math.scalb(StrictMath.log1p((double) sum) / StrictMath.log(2), -exponent));
    }

    @Override
    public int exponent() {
        return exponent;
    }
}
