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
     * @param ways ln Γ(hits + 1), which all references share
     * @param total hits of the whole map, ≥ {@code hits}
     */
    double logProbability(int bin, double hits, double ways, double total) {
        return logProbability(alpha[bin], beta[bin], hits, ways, total);
    }

    static double logProbability(double a, double b, double hits, double ways, double total) {
        double mean = Math.rint(total * a / (a + b));
        double here = logGamma(hits + a) - ways - logGamma(mean + a) + logGamma(mean + 1);
        // ln Γ(y + b) − ln Γ(y + 1) of all other hits y, by its slope half way: they are too many to differ much.
        double others = Math.max(0, total - (hits + mean) / 2);
        return here + (mean - hits) * Math.log((others + b - 0.5) / (others + 0.5));
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
