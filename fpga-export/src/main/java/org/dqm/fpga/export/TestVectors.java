package org.dqm.fpga.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.FixedType;

/**
 * Inputs for the test bench: an event of zeros, one of highest and one of lowest codes, one in ten with saturated
 * inputs, three in ten close to the threshold where there is one, the rest good events with a code more or less here and
 * there. The same seed gives the same events.
 */
final class TestVectors {
    private static final long SEED = 5;
    /** Which of each ten events are saturated, and which close to the threshold. */
    private static final int SATURATED = 3;

    private static final Set<Integer> CLOSE = Set.of(4, 6, 8);
    private static final double LEAST_CLOSE = 0.2;

    private final Emulator emulator;
    private final FixedType type;
    private final List<long[]> sample;
    private final Optional<NearThreshold> near;
    private final Random random = new Random(SEED);

    private TestVectors(Emulator emulator, List<long[]> sample, Optional<NearThreshold> near) {
        this.emulator = emulator;
        this.type = emulator.inputType();
        this.sample = sample;
        this.near = near;
    }

    /**
     * Events for an emulator.
     *
     * @param sample good events
     * @param near makes events close to the threshold, if such are wanted
     */
    static List<long[]> of(Emulator emulator, List<long[]> sample, Optional<NearThreshold> near, int count) {
        TestVectors vectors = new TestVectors(emulator, sample, near);
        return IntStream.range(0, count).mapToObj(vectors::event).toList();
    }

    private long[] event(int i) {
        int size = emulator.graph().inputShape().size();
        return switch (i) {
            case 0 -> new long[size];
            case 1 -> filled(size, type.max());
            case 2 -> filled(size, type.min());
            default -> {
                if (i % 10 == SATURATED) {
                    yield saturated(good(i));
                }
                yield near.isPresent() && CLOSE.contains(i % 10) ? near.get().next(random) : jittered(good(i));
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

    private long clamp(long q) {
        return Math.max(type.min(), Math.min(type.max(), q));
    }

    /** Share of answers whose last code is within a tenth of the threshold. */
    static double closeShare(List<long[]> answers, ScoreThreshold threshold) {
        long most = (long) (NearThreshold.CLOSE * threshold.code());
        return answers.stream()
                        .filter(codes -> Math.abs(NearThreshold.last(codes) - threshold.code()) <= most)
                        .count()
                / (double) answers.size();
    }

    /**
     * Requires one in five answers close to the threshold.
     *
     * @throws IllegalArgumentException naming the option if there are fewer
     */
    static void requireClose(List<long[]> answers, ScoreThreshold threshold) {
        double share = closeShare(answers, threshold);
        if (share < LEAST_CLOSE) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--threshold: %.1f %% of the test vectors came within a tenth of code %d (%s), 20 %% are needed; name"
                            + " one that the score can come close to, or give the outputs more bits",
                    100 * share,
                    threshold.code(),
                    threshold.origin()));
        }
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
