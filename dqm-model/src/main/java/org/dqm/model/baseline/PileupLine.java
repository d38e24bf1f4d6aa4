package org.dqm.model.baseline;

import org.dqm.domain.LumisectionHistogram;

/**
 * Hits of a whole map as a straight line in pileup, for each event. Where events or pileup are not known, the map's own
 * total stands in for them.
 *
 * <p>Source: pileup and event correction of the CMS ECAL autoencoder, arXiv:2309.10157.
 */
final class PileupLine {
    private final AverageMap average;
    private final boolean isKnown;
    private final double intercept;
    private final double slope;

    private PileupLine(AverageMap average, boolean isKnown, double intercept, double slope) {
        this.average = average;
        this.isKnown = isKnown;
        this.intercept = intercept;
        this.slope = slope;
    }

    /** Least squares over the good lumisections. */
    static PileupLine of(GoodMaps good, AverageMap average) {
        double n = 0;
        double sumP = 0;
        double sumY = 0;
        double sumPp = 0;
        double sumPy = 0;
        for (LumisectionHistogram histogram : good.lumisections()) {
            if (hasConditions(histogram)) {
                double p = histogram.pileup().orElse(0);
                double y = average.total(histogram.bins()) / histogram.events().orElse(1);
                n++;
                sumP += p;
                sumY += y;
                sumPp += p * p;
                sumPy += p * y;
            }
        }
        if (n < good.lumisections().size()) {
            return new PileupLine(average, false, 0, 0);
        }
        double spread = sumPp - sumP * sumP / n;
        double slope = spread > 1e-6 * sumPp ? (sumPy - sumP * sumY / n) / spread : 0;
        return new PileupLine(average, true, (sumY - slope * sumP) / n, slope);
    }

    /** Hits in live bins that a good lumisection has under these conditions; > 0. */
    double expected(LumisectionHistogram histogram) {
        if (isKnown && hasConditions(histogram)) {
            double perEvent = intercept + slope * histogram.pileup().orElse(0);
            if (perEvent > 0) {
                return perEvent * histogram.events().orElse(1);
            }
        }
        return Math.max(1, average.total(histogram.bins()));
    }

    private static boolean hasConditions(LumisectionHistogram histogram) {
        return histogram.pileup().isPresent() && histogram.events().orElse(0) > 0;
    }
}
