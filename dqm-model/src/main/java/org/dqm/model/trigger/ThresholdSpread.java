package org.dqm.model.trigger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.dqm.model.crossing.Sample;

/**
 * How far the ratio of two efficiencies moves with the background that set the thresholds: the same background is drawn
 * again 200 times, by giving every crossing a Poisson weight of mean 1, for both scores at once (bootstrap).
 */
final class ThresholdSpread {
    private static final int DRAWS = 200;
    private static final double NEVER_MORE = 3;

    private final CodesBySample judged;
    private final CodesBySample other;
    private final long[] thresholds;
    private final long[] otherThresholds;

    ThresholdSpread(CodesBySample judged, CodesBySample other, double kilohertz) {
        this.judged = judged;
        this.other = other;
        this.thresholds = thresholds(judged, kilohertz);
        this.otherThresholds = thresholds(other, kilohertz);
    }

    private static long[] thresholds(CodesBySample codes, double kilohertz) {
        long[] background = codes.of(Sample.BACKGROUND);
        long allowed = codes.rates().allowed(kilohertz);
        long lowest = codes.rates().within(NEVER_MORE * kilohertz).code();
        List<Integer> tail = new ArrayList<>(IntStream.range(0, background.length)
                .filter(i -> background[i] >= lowest)
                .boxed()
                .toList());
        tail.sort((i, k) -> Long.compare(background[k], background[i]));
        return IntStream.range(0, DRAWS)
                .mapToLong(draw -> threshold(background, tail, allowed, draw))
                .toArray();
    }

    private static long threshold(long[] background, List<Integer> tail, long allowed, int draw) {
        long passing = 0;
        for (int index : tail) {
            passing += weight(draw, index);
            if (passing > allowed) {
                return background[index] + 1;
            }
        }
        return tail.isEmpty() ? Long.MAX_VALUE : background[tail.get(tail.size() - 1)];
    }

    /** Poisson of mean 1; the same for the same crossing in the same draw, whichever score asks. */
    private static int weight(int draw, int index) {
        SplitMix64 random = new SplitMix64(index * 0x9E3779B97F4A7C15L + draw * 0xD1B54A32D192ED03L);
        random.nextLong();
        double left = random.nextDouble() - Math.exp(-1);
        double probability = Math.exp(-1);
        int weight = 0;
        while (left > 0 && weight < DRAWS) {
            weight++;
            probability /= weight;
            left -= probability;
        }
        return weight;
    }

    /** Standard deviation of the ratio over its mean. */
    double relative(Sample signal) {
        long[] a = judged.of(signal).clone();
        long[] b = other.of(signal).clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double[] ratios = IntStream.range(0, DRAWS)
                .mapToDouble(draw -> Rates.passing(a, thresholds[draw]).value()
                        / Math.max(
                                1e-12, Rates.passing(b, otherThresholds[draw]).value()))
                .toArray();
        double mean = Arrays.stream(ratios).average().orElse(1);
        double squares = Arrays.stream(ratios)
                .map(ratio -> (ratio - mean) * (ratio - mean))
                .sum();
        return Math.sqrt(squares / (DRAWS - 1)) / mean;
    }
}
