package org.dqm.model.score;

import java.util.BitSet;
import java.util.List;

/** Sums over a stretch of lumisections, made for a bin when it is asked for. */
final class SpanEvidence {
    private final ScoringModel model;
    private final List<LumisectionEvidence> lumisections;
    private final BitSet known = new BitSet();
    private final float[] excess;
    private final float[] mean;
    private final float[] variance;

    SpanEvidence(ScoringModel model, List<LumisectionEvidence> lumisections) {
        this.model = model;
        this.lumisections = lumisections;
        int size = model.reference().grid().size();
        excess = new float[size];
        mean = new float[size];
        variance = new float[size];
    }

    double mean(int bin) {
        complete(bin);
        return mean[bin];
    }

    double hits(int bin) {
        complete(bin);
        return Math.max(0, excess[bin] + mean[bin]);
    }

    double variance(int bin) {
        complete(bin);
        return variance[bin];
    }

    private void complete(int bin) {
        if (known.get(bin)) {
            return;
        }
        known.set(bin);
        float counting = 0;
        float slope = 0;
        for (LumisectionEvidence lumisection : lumisections) {
            excess[bin] += lumisection.excess[bin];
            mean[bin] += lumisection.mean[bin];
            counting += lumisection.counting[bin];
            slope += lumisection.slope[bin];
        }
        variance[bin] = counting + model.lastingVariance(bin) * slope * slope;
    }
}
