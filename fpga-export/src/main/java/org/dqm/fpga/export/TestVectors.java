package org.dqm.fpga.export;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.pass.Sample;

/**
 * Inputs for the test bench: an event of zeros, one of highest and one of lowest codes, one in ten with saturated
 * inputs, one in four close to the threshold where there is one, the rest good events with a code more or less here and
 * there. The same seed gives the same events.
 */
final class TestVectors {
    /** Which of the events that come in turn are saturated, and which close to the threshold. */
    private static final int SATURATED_EVERY = 10;

    private static final int CLOSE_EVERY = 4;
    private static final int STEPS = 14;
    private static final double CLOSE = 0.1;

    private final Emulator emulator;
    private final FixedType type;
    private final List<long[]> sample = new ArrayList<>();
    private final OptionalLong threshold;
    private final Random random;

    private TestVectors(Emulator emulator, Sample sample, OptionalLong threshold, long seed) {
        this.emulator = emulator;
        this.type = emulator.inputType();
        this.threshold = threshold;
        this.random = new Random(seed);
        Quantizer quantizer = Quantizer.of(type);
        for (int e = 0; e < sample.size(); e++) {
            double[] event = sample.event(e);
            long[] q = new long[event.length];
            for (int i = 0; i < q.length; i++) {
                q[i] = quantizer.nearest(event[i]);
            }
            this.sample.add(q);
        }
    }

    /**
     * Events for an emulator.
     *
     * @param threshold code of the last output, if events close to it are wanted
     */
    static List<long[]> of(Emulator emulator, Sample sample, OptionalLong threshold, int count, long seed) {
        TestVectors vectors = new TestVectors(emulator, sample, threshold, seed);
        return IntStream.range(0, count).mapToObj(vectors::event).toList();
    }

    private long[] event(int i) {
        int size = emulator.graph().inputShape().size();
        return switch (i) {
            case 0 -> new long[size];
            case 1 -> filled(size, type.max());
            case 2 -> filled(size, type.min());
            default -> {
                if (i % SATURATED_EVERY == 3) {
                    yield saturated(good(i));
                }
                yield threshold.isPresent() && i % CLOSE_EVERY == 1 ? close(i) : jittered(good(i));
            }
        };
    }

    private static long[] filled(int size, long q) {
        return IntStream.range(0, size).mapToLong(i -> q).toArray();
    }

    private long[] good(int i) {
        return sample.get(i % sample.size());
    }

    private long[] jittered(long[] event) {
        long[] changed = event.clone();
        for (int n = 0; n < 1 + event.length / 16; n++) {
            int at = random.nextInt(event.length);
            changed[at] = clamp(changed[at] + random.nextInt(3) - 1);
        }
        return changed;
    }

    /** Every eighth input at an end of its range. */
    private long[] saturated(long[] event) {
        long[] changed = event.clone();
        for (int n = 0; n < 1 + event.length / 8; n++) {
            changed[random.nextInt(event.length)] = random.nextInt(4) > 0 ? type.max() : type.min();
        }
        return changed;
    }

    /** Between a good and a saturated event, as near to the threshold as halving comes. */
    private long[] close(int i) {
        long[] low = jittered(good(i));
        long[] high = saturated(low);
        double from = 0;
        double to = 1;
        long[] best = low;
        long distance = Long.MAX_VALUE;
        for (int step = 0; step < STEPS; step++) {
            double middle = (from + to) / 2;
            long[] mixed = new long[low.length];
            for (int k = 0; k < mixed.length; k++) {
                mixed[k] = clamp(low[k] + (long) Math.rint(middle * (high[k] - low[k])));
            }
            long code = last(emulator.run(mixed));
            if (Math.abs(code - threshold.getAsLong()) < distance) {
                distance = Math.abs(code - threshold.getAsLong());
                best = mixed;
            }
            if (distance <= CLOSE / 2 * threshold.getAsLong()) {
                break;
            }
            if (code < threshold.getAsLong()) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return best;
    }

    private long clamp(long q) {
        return Math.max(type.min(), Math.min(type.max(), q));
    }

    private static long last(long[] answers) {
        return answers[answers.length - 1];
    }

    /** Share of answers whose last code is within a tenth of the threshold. */
    static double closeShare(List<long[]> answers, long threshold) {
        return answers.stream()
                        .filter(codes -> Math.abs(last(codes) - threshold) <= CLOSE * threshold)
                        .count()
                / (double) answers.size();
    }

    /** Share of events with an input at the highest code. */
    static double saturatedShare(List<long[]> events, FixedType type) {
        return events.stream()
                        .filter(event -> IntStream.range(0, event.length)
                                .anyMatch(i -> event[i] == type.max() || (type.signed() && event[i] == type.min())))
                        .count()
                / (double) events.size();
    }
}
