package org.dqm.model.preprocess;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Number of events behind a map whose channels count at most once per event. */
final class EventCount {
    /** Load above which a bin misses fewer than one event in 200. */
    private static final double SATURATED = 5.3;

    private final float[] rate;
    private final boolean isRecorded;
    private final int[] saturated;
    private final double expectedPerEvent;

    /** @param isRecorded whether the histogram's own number is the one that the bins saturate at */
    EventCount(float[] rate, boolean isRecorded) {
        this.rate = rate;
        this.isRecorded = isRecorded;
        this.saturated =
                IntStream.range(0, rate.length).filter(i -> rate[i] > SATURATED).toArray();
        double sum = 0;
        for (float r : rate) {
            sum += -Math.expm1(-r);
        }
        this.expectedPerEvent = sum;
    }

    /**
     * The recorded number if the map can have it, else the level of the bins that saturate; where most of those are
     * dead, what the total needs.
     *
     * @param counts shape {@code [ny, nx]}, 0 in masked bins
     */
    double of(OptionalDouble recorded, float[] counts) {
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            total += rate[i] > 0 ? counts[i] : 0;
        }
        double byTotal = total / Math.max(expectedPerEvent, 1e-9);
        double level = level(counts);
        double known = isRecorded ? recorded.orElse(0) : 0;
        if (known > 0 && known > 0.95 * level) {
            return known;
        }
        return Math.max(1, level > 0.5 * byTotal ? level : byTotal);
    }

    /** Upper quartile of the saturated bins: up to three quarters of them may be dead. */
    private double level(float[] counts) {
        if (saturated.length == 0) {
            return 0;
        }
        float[] values = new float[saturated.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = counts[saturated[i]];
        }
        Arrays.sort(values);
        return values[values.length * 3 / 4];
    }
}
