package org.dqm.model.score;

import java.util.List;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.preprocess.GridTopology;

/**
 * Evidence of one or several lumisections, added up bin by bin; shape {@code [ny, nx]}.
 *
 * <p>Added up in a fixed order, so that the same lumisections always give the same numbers. Owns its arrays; they are
 * only read.
 */
final class EvidenceField {
    private final ScoringModel model;
    final float[] excess;
    final float[] mean;
    final float[] counting;
    final float[] slope;
    /** Variance that does not average out: relative error of each bin's rate, squared, times slope². */
    final float[] lasting;

    private EvidenceField(ScoringModel model, float[] excess, float[] mean, float[] counting, float[] slope) {
        this.model = model;
        this.excess = excess;
        this.mean = mean;
        this.counting = counting;
        this.slope = slope;
        this.lasting = new float[excess.length];
        for (int i = 0; i < lasting.length; i++) {
            lasting[i] = model.lastingVariance(i) * slope[i] * slope[i];
        }
    }

    /** The sum of some lumisections, at least one, newest last. */
    static EvidenceField of(ScoringModel model, List<LumisectionEvidence> lumisections) {
        LumisectionEvidence newest = lumisections.get(lumisections.size() - 1);
        EvidenceField one = new EvidenceField(model, newest.excess, newest.mean, newest.counting, newest.slope);
        return lumisections.size() == 1 ? one : one.with(lumisections.subList(0, lumisections.size() - 1));
    }

    /** This and others, newest last. */
    EvidenceField with(List<LumisectionEvidence> others) {
        float[] e = excess.clone();
        float[] m = mean.clone();
        float[] c = counting.clone();
        float[] s = slope.clone();
        for (int l = others.size() - 1; l >= 0; l--) {
            add(e, others.get(l).excess);
            add(m, others.get(l).mean);
            add(c, others.get(l).counting);
            add(s, others.get(l).slope);
        }
        return new EvidenceField(model, e, m, c, s);
    }

    GridTopology grid() {
        return model.reference().grid();
    }

    ScoringModel model() {
        return model;
    }

    /** Signed significance of one bin. */
    double significance(int bin) {
        return Significance.of(excess[bin] + mean[bin], mean[bin], variance(bin));
    }

    double variance(int bin) {
        double common = NoiseModel.COMMON_FLOOR * slope[bin];
        return counting[bin] + lasting[bin] + common * common;
    }

    /** Sums over some bins. */
    BinSums sums(int[] bins) {
        double e = 0;
        double m = 0;
        double c = 0;
        double l = 0;
        double s = 0;
        int live = 0;
        for (int i : bins) {
            e += excess[i];
            m += mean[i];
            c += counting[i];
            l += lasting[i];
            s += slope[i];
            live += mean[i] > 0 ? 1 : 0;
        }
        return new BinSums(live, e + m, m, c, l, s);
    }

    private static void add(float[] sum, float[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }
}
