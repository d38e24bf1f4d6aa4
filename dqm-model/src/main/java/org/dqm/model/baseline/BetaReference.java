package org.dqm.model.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dqm.domain.LumisectionHistogram;

/** The summed map of one reference run, as parameters of a beta distribution for each bin's share of the total. */
final class BetaReference {
    private static final double TOLERANCE = 0.01;

    private final double[] alpha;
    private final double[] beta;

    private BetaReference(double[] hits) {
        alpha = new double[hits.length];
        beta = new double[hits.length];
        double all = 0;
        for (double hit : hits) {
            all += hit;
        }
        for (int i = 0; i < hits.length; i++) {
            double far = hits[i] * TOLERANCE * TOLERANCE;
            double scale = 1 / Math.sqrt(1 + far * far);
            alpha[i] = Math.rint(scale * hits[i]) + 1;
            beta[i] = Math.rint(scale * all) - Math.rint(scale * hits[i]) + 1;
        }
    }

    /** Of the last runs with a hit, at most so many. */
    static List<BetaReference> latest(GoodMaps good, AverageMap average, int most) {
        Map<Integer, double[]> byRun = new TreeMap<>();
        for (LumisectionHistogram histogram : good.lumisections()) {
            double[] sum = byRun.computeIfAbsent(
                    histogram.id().run(), run -> new double[good.grid().size()]);
            for (int k = 0; k < average.liveBins(); k++) {
                sum[average.live(k)] += histogram.bins().get(average.live(k));
            }
        }
        List<BetaReference> references = new ArrayList<>();
        byRun.values().forEach(sum -> references.add(new BetaReference(sum)));
        return List.copyOf(references.subList(Math.max(0, references.size() - most), references.size()));
    }

    /**
     * Natural logarithm of the probability of so many hits over that of the mean number.
     *
     * @param total hits of the whole map, ≥ {@code hits}
     */
    double logProbability(int bin, double hits, double total) {
        double a = alpha[bin];
        double b = beta[bin];
        double mean = Math.rint(total * a / (a + b));
        return term(hits, total, a, b) - term(mean, total, a, b);
    }

    /** What of the logarithm of the probability depends on the hits. */
    private static double term(double x, double n, double a, double b) {
        return logGamma(x + a) - logGamma(x + 1) + logGamma(n - x + b) - logGamma(n - x + 1);
    }

    /** Stirling's series from 8 on, by recurrence below; to 10⁻¹⁰. */
    static double logGamma(double z) {
        double shift = 0;
        double x = z;
        if (x < 8) {
            double product = 1;
            while (x < 8) {
                product *= x;
                x += 1;
            }
            shift = Math.log(product);
        }
        double r = 1 / x;
        double series = r * (1 / 12.0 - r * r * (1 / 360.0 - r * r * (1 / 1260.0 - r * r / 1680)));
        return (x - 0.5) * Math.log(x) - x + 0.9189385332046728 + series - shift;
    }
}
