package org.dqm.model.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.dqm.domain.LumisectionHistogram;

/**
 * Learns a {@link Reference}: rates and scales in turn, leaving out single bins of single lumisections that disagree.
 */
final class ReferenceFit {
    private static final int ROUNDS = 4;
    /** Standard deviations beyond which a bin of one lumisection is taken for a fault in the training data. */
    private static final double OUTLIER = 5;

    private final GridTopology grid;
    private final Response response;
    private final boolean hasEventCounts;
    private final float[][] counts;
    private final double[] events;
    private final double[] scales;
    private final float[] rate;
    private final float[] relativeVariance;
    private double dispersion = 1;

    private ReferenceFit(GridTopology grid, List<LumisectionHistogram> good) {
        this.grid = grid;
        int n = good.size();
        counts = new float[n][];
        events = new double[n];
        scales = new double[n];
        List<OptionalDouble> levels = new ArrayList<>();
        for (int l = 0; l < n; l++) {
            counts[l] = good.get(l).bins().toArray();
            levels.add(Saturation.level(counts[l]));
        }
        long saturating = levels.stream().filter(OptionalDouble::isPresent).count();
        response = 2 * saturating > n ? Response.BINOMIAL : Response.POISSON;
        boolean recorded = response == Response.BINOMIAL;
        double mean =
                Arrays.stream(counts).mapToDouble(ReferenceFit::sum).average().orElse(0);
        for (int l = 0; l < n; l++) {
            double level = levels.get(l).orElseGet(() -> highest(levels));
            double known = good.get(l).events().orElse(0);
            recorded &= Math.abs(known - level) <= 0.02 * level;
            events[l] = response == Response.BINOMIAL ? level : 0;
            scales[l] = response == Response.BINOMIAL ? 1 : sum(counts[l]) / mean;
        }
        hasEventCounts = recorded;
        rate = new float[grid.size()];
        relativeVariance = new float[grid.size()];
    }

    static Reference fit(GridTopology grid, List<LumisectionHistogram> good) {
        List<LumisectionHistogram> filled =
                good.stream().filter(h -> h.bins().sum() > 0).toList();
        for (LumisectionHistogram histogram : filled) {
            if (!grid.fits(histogram.bins())) {
                throw new IllegalArgumentException(
                        histogram.id() + " has " + histogram.bins() + ", the others " + grid.nx() + " x " + grid.ny());
            }
        }
        if (filled.isEmpty()) {
            throw new IllegalArgumentException("no training histogram with a hit in it, of " + good.size());
        }
        return new ReferenceFit(grid, filled).run();
    }

    private Reference run() {
        start();
        for (int round = 0; round < ROUNDS; round++) {
            Reference current = reference();
            ScaleFit scaleFit = new ScaleFit(current);
            for (int l = 0; l < counts.length; l++) {
                scales[l] = scaleFit.fit(counts[l], events[l]);
            }
            dispersion = pooledDispersion();
            for (int i = 0; i < rate.length; i++) {
                refine(i);
            }
        }
        normalise();
        return reference();
    }

    private Reference reference() {
        float[] same = new float[rate.length];
        Arrays.fill(same, (float) dispersion);
        ReferenceTraits traits = new ReferenceTraits(
                response,
                CountLaw.POISSON,
                hasEventCounts,
                Arrays.stream(events).average().orElse(0));
        return new Reference(grid, traits, rate.clone(), relativeVariance.clone(), same);
    }

    /** Median of the lumisections where counts are high, so that a faulty one does not show; else the mean. */
    private void start() {
        double[] values = new double[counts.length];
        for (int i = 0; i < rate.length; i++) {
            double hits = 0;
            double sum = 0;
            for (int l = 0; l < values.length; l++) {
                values[l] = load(counts[l][i], l) / scales[l];
                hits += counts[l][i];
                sum += values[l];
            }
            Arrays.sort(values);
            double median = values[values.length / 2];
            rate[i] = (float) (median > 0 && hits > 5 * values.length ? median : sum / values.length);
            relativeVariance[i] = (float) (hits > 0 ? 1 / hits : 0);
        }
    }

    private double load(double hits, int l) {
        return response == Response.POISSON
                ? hits
                : -Math.log1p(-Math.min(hits / events[l], 1 - 0.3 / (events[l] + 1)));
    }

    /** One Newton step towards the most likely rate of a bin. */
    private void refine(int i) {
        if (rate[i] <= 0) {
            return;
        }
        Step kept = new Step();
        Step all = new Step();
        for (int l = 0; l < counts.length; l++) {
            double mu = scales[l] * rate[i];
            double mean = response.mean(mu, events[l]);
            double slope = response.slope(mu, mean, events[l]);
            double variance = Math.max(dispersion * response.shot(mean, events[l]), 1e-9);
            double off = Math.abs(counts[l][i] - mean);
            double bound = OUTLIER * Math.sqrt(variance + Reference.FLOOR * Reference.FLOOR * mean * mean) + 3;
            all.add(counts[l][i] - mean, slope, variance);
            if (off <= bound) {
                kept.add(counts[l][i] - mean, slope, variance);
            }
        }
        Step step = 2 * kept.lumisections > counts.length ? kept : all;
        rate[i] *= (float) Math.max(0.5, Math.min(2, 1 + step.relative()));
        relativeVariance[i] = (float) Math.min(1, 1 / Math.max(step.information, 1e-9));
    }

    /**
     * Mean squared deviation over counting variance, corrected for the rates having been fitted to it; saturated bins
     * left out.
     */
    private double pooledDispersion() {
        int n = counts.length;
        if (n < 2) {
            return 1;
        }
        double sum = 0;
        long used = 0;
        for (int l = 0; l < n; l++) {
            for (int i = 0; i < rate.length; i++) {
                double mean = response.mean(scales[l] * rate[i], events[l]);
                double shot = response.shot(mean, events[l]);
                double slope = response.slope(scales[l] * rate[i], mean, events[l]);
                if (shot > 0.5 && slope > 0.1 * mean) {
                    double off = counts[l][i] - mean;
                    sum += Math.min(25 * dispersion, off * off / shot);
                    used++;
                }
            }
        }
        return used < 100 ? 1 : Math.max(0.3, Math.min(100, sum / used * n / (n - 1)));
    }

    /** Makes the mean scale of the training data 1. */
    private void normalise() {
        double mean = Arrays.stream(scales).average().orElse(1);
        if (mean > 0) {
            for (int i = 0; i < rate.length; i++) {
                rate[i] *= (float) mean;
            }
        }
    }

    private static double highest(List<OptionalDouble> levels) {
        return levels.stream().mapToDouble(level -> level.orElse(1)).max().orElse(1);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** Sums of a Newton step for ln(rate), weighted by what each lumisection tells. */
    private static final class Step {
        private double pull;
        private double information;
        private int lumisections;

        void add(double excess, double slope, double variance) {
            pull += excess * slope / variance;
            information += slope * slope / variance;
            lumisections++;
        }

        double relative() {
            return information > 0 ? pull / information : 0;
        }
    }
}
