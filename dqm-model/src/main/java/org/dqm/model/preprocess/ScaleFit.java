package org.dqm.model.preprocess;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Total rate of a map relative to a reference, from its undisturbed part.
 *
 * <p>Starts from a median, then leaves out bins beyond 4 standard deviations and stretches of the map whose sum is far
 * off, so that a dead supermodule or a screaming channel does not move it.
 */
final class ScaleFit {
    private static final int STRETCHES = 64;
    private static final int ROUNDS = 3;
    /** Bins that are enough for all rounds but the last. */
    private static final int SAMPLE = 1_500;
    /** Bins that carry more load than this say nothing about the rate. */
    private static final double MAX_LOAD = 4;

    private final Reference reference;
    private final int[] bins;
    private final int[] stretch;

    ScaleFit(Reference reference) {
        this.reference = reference;
        boolean saturates = reference.response() == Response.BINOMIAL;
        int[] live = IntStream.range(0, reference.grid().size())
                .filter(reference::isLive)
                .toArray();
        int[] telling = IntStream.of(live)
                .filter(i -> !saturates || reference.rate(i) < MAX_LOAD)
                .toArray();
        this.bins = telling.length == 0 ? live : telling;
        this.stretch = new int[bins.length];
        double sum = IntStream.of(bins).mapToDouble(reference::rate).sum();
        double upTo = 0;
        for (int k = 0; k < bins.length; k++) {
            stretch[k] = (int) Math.min(STRETCHES - 1, STRETCHES * upTo / sum);
            upTo += reference.rate(bins[k]);
        }
    }

    /** Total rate in units of the reference's, ≥ 0; 0 only if no bin is filled. */
    double fit(float[] counts, double events) {
        double scale =
                reference.response() == Response.BINOMIAL ? medianOfBins(counts, events) : medianOfStretches(counts);
        int step = Math.max(1, bins.length / SAMPLE);
        for (int round = 0; round < ROUNDS && scale > 0; round++) {
            scale *= Math.max(
                    0.2, Math.min(5, 1 + relativeExcess(counts, events, scale, round < ROUNDS - 1 ? step : 1)));
        }
        return scale;
    }

    private double medianOfStretches(float[] counts) {
        double[] hits = new double[STRETCHES];
        double[] rates = new double[STRETCHES];
        for (int k = 0; k < bins.length; k++) {
            hits[stretch[k]] += counts[bins[k]];
            rates[stretch[k]] += reference.rate(bins[k]);
        }
        double median = median(IntStream.range(0, STRETCHES)
                .filter(s -> rates[s] > 0)
                .mapToDouble(s -> hits[s] / rates[s])
                .toArray());
        return median > 0
                ? median
                : Arrays.stream(hits).sum() / Arrays.stream(rates).sum();
    }

    private double medianOfBins(float[] counts, double events) {
        int step = Math.max(1, bins.length / 500);
        double median = median(IntStream.range(0, bins.length)
                .filter(k -> k % step == 0)
                .map(k -> bins[k])
                .mapToDouble(i ->
                        -Math.log1p(-Math.min(counts[i] / events, 1 - 0.5 / (events + 1))) / reference.rate(i))
                .toArray());
        return median > 0 ? median : 1;
    }

    /** Sum of hits over the sum expected, less 1, in units of the slope; what is disturbed is left out. */
    private double relativeExcess(float[] counts, double events, double scale, int step) {
        Response response = reference.response();
        double[] excess = new double[STRETCHES];
        double[] slopes = new double[STRETCHES];
        double[] variance = new double[STRETCHES];
        for (int k = 0; k < bins.length; k += step) {
            int i = bins[k];
            double mu = scale * reference.rate(i);
            double mean = response.mean(mu, events);
            double slope = response.slope(mu, mean, events);
            double error = reference.relativeVariance(i) + 0.05 * 0.05;
            double v = reference.dispersion(i) * response.shot(mean, events) + error * slope * slope;
            double off = Math.abs(counts[i] - mean) - 3;
            if (off <= 0 || off * off < 16 * v) {
                excess[stretch[k]] += counts[i] - mean;
                slopes[stretch[k]] += slope;
                variance[stretch[k]] += v;
            }
        }
        double allExcess = 0;
        double allSlopes = 0;
        double keptExcess = 0;
        double keptSlopes = 0;
        for (int s = 0; s < STRETCHES; s++) {
            allExcess += excess[s];
            allSlopes += slopes[s];
            if (Math.abs(excess[s]) <= 0.15 * slopes[s] + 7 * Math.sqrt(variance[s])) {
                keptExcess += excess[s];
                keptSlopes += slopes[s];
            }
        }
        boolean isEnough = keptSlopes > 0.3 * allSlopes && keptSlopes > 0;
        double result = isEnough ? keptExcess / keptSlopes : allExcess / allSlopes;
        return Double.isFinite(result) ? result : 0;
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
