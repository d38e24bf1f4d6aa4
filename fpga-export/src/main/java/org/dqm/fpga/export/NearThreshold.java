package org.dqm.fpga.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.FixedType;

/**
 * Makes events whose score is close to a threshold: between one below it and one above, as near as halving comes. Where
 * the sample has few on one side, brighter or darker maps made of it stand there.
 */
final class NearThreshold {
    /** Of the threshold's code, either way. */
    static final double CLOSE = 0.1;

    private static final int STEPS = 16;
    private static final int ENOUGH = 64;
    private static final double[] BRIGHTER = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    private static final double[] DARKER = {0.5, 0.25, 0.125, 0.0625, 0};

    private final Emulator emulator;
    private final FixedType type;
    private final ScoreThreshold threshold;
    private final List<long[]> below = new ArrayList<>();
    private final List<long[]> above = new ArrayList<>();

    /**
     * For a sample.
     *
     * @param scores codes of the sample's events
     * @throws IllegalArgumentException naming the option if no event is found on one side of the threshold
     */
    NearThreshold(Emulator emulator, List<long[]> sample, long[] scores, ScoreThreshold threshold) {
        this.emulator = emulator;
        this.type = emulator.inputType();
        this.threshold = threshold;
        for (int e = 0; e < scores.length; e++) {
            (scores[e] < threshold.code() ? below : above).add(sample.get(e));
        }
        int step = (sample.size() + ENOUGH - 1) / ENOUGH;
        for (int e = 0; e < sample.size(); e += step) {
            if (above.size() < ENOUGH) {
                extend(sample.get(e), BRIGHTER);
            }
            if (below.size() < ENOUGH) {
                extend(sample.get(e), DARKER);
            }
        }
        int size = emulator.graph().inputShape().size();
        for (long end : new long[] {type.max(), type.min()}) {
            put(LongStream.generate(() -> end).limit(size).toArray());
        }
        if (below.isEmpty() || above.isEmpty()) {
            throw new IllegalArgumentException("--threshold: every map that was tried scores "
                    + (below.isEmpty() ? "at or above" : "below") + " code " + threshold.code()
                    + "; the sample's are " + Arrays.stream(scores).min().orElse(0) + " to "
                    + Arrays.stream(scores).max().orElse(0) + ", name one between");
        }
    }

    /** The first scaled map that is on the other side. */
    private void extend(long[] event, double... factors) {
        boolean isBelow = score(event) < threshold.code();
        for (double factor : factors) {
            long[] scaled =
                    Arrays.stream(event).map(q -> clamp(Math.rint(factor * q))).toArray();
            if (score(scaled) < threshold.code() != isBelow) {
                (isBelow ? above : below).add(scaled);
                return;
            }
        }
    }

    private void put(long[] event) {
        (score(event) < threshold.code() ? below : above).add(event);
    }

    /** Another one for every call. */
    long[] next(Random random) {
        long[] low = below.get(random.nextInt(below.size()));
        long[] high = above.get(random.nextInt(above.size()));
        double from = 0;
        double to = 1;
        long[] best = low;
        long distance = Long.MAX_VALUE;
        for (int step = 0; step < STEPS && distance > CLOSE / 2 * threshold.code(); step++) {
            double middle = (from + to) / 2;
            long[] mixed = new long[low.length];
            Arrays.setAll(mixed, k -> clamp(Math.rint(low[k] + middle * (high[k] - low[k]))));
            long score = score(mixed);
            if (Math.abs(score - threshold.code()) < distance) {
                distance = Math.abs(score - threshold.code());
                best = mixed;
            }
            if (score < threshold.code()) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return best;
    }

    private long clamp(double q) {
        return Math.max(type.min(), Math.min(type.max(), (long) q));
    }

    private long score(long[] event) {
        return last(emulator.run(event));
    }

    static long last(long... answers) {
        return answers[answers.length - 1];
    }
}
