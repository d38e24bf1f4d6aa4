package org.dqm.model.score;

import java.util.BitSet;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.calibrate.Residuals;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.GridTopology;

/** Evidence of one lumisection or of a window, bin by bin; shape {@code [ny, nx]}. */
final class EvidenceField {
    private final ScoringModel model;
    private final Residuals residuals;
    private final BitSet disturbed;

    private EvidenceField(ScoringModel model, Residuals residuals, BitSet hidden) {
        this.model = model;
        this.residuals = residuals;
        this.disturbed = withMargin(residuals.grid(), hidden);
    }

    /** @param hidden bins that say nothing about others, such as those of a fault */
    static EvidenceField of(ScoringModel model, MapSums sums, BitSet hidden) {
        return new EvidenceField(model, Residuals.of(sums, model.noise(), hidden), hidden);
    }

    /** Some bins and all that hear them. */
    static BitSet withMargin(GridTopology grid, BitSet bins) {
        BitSet all = (BitSet) bins.clone();
        bins.stream().forEach(bin -> {
            for (int dy = -BlindLinear.REACH; dy <= BlindLinear.REACH; dy++) {
                for (int dx = -BlindLinear.REACH; dx <= BlindLinear.REACH; dx++) {
                    int other = grid.index(bin % grid.nx() + dx, bin / grid.nx() + dy);
                    if (other >= 0) {
                        all.set(other);
                    }
                }
            }
        });
        return all;
    }

    GridTopology grid() {
        return model.reference().grid();
    }

    ScoringModel model() {
        return model;
    }

    Residuals residuals() {
        return residuals;
    }

    /** Bins that are hidden or miss a neighbour because it is. */
    BitSet disturbed() {
        return disturbed;
    }

    double mean(int bin) {
        return residuals.mean()[bin];
    }

    double hits(int bin) {
        return Math.max(0, residuals.hits()[bin]);
    }

    double variance(int bin) {
        double common = NoiseModel.COMMON_FLOOR * residuals.slope()[bin];
        return residuals.variance()[bin] + common * common;
    }

    /** Signed significance of one bin. */
    double significance(int bin) {
        return model.noise().law().significance(residuals.excess()[bin], mean(bin), variance(bin));
    }

    /** By how much the significance of one bin changes when its rate grows by a factor e; 0 where masked. */
    double sensitivity(int bin) {
        return mean(bin) > 0 ? residuals.slope()[bin] / Math.sqrt(variance(bin)) : 0;
    }

    /** Sums over some bins. */
    BinSums sums(int[] bins) {
        double h = 0;
        double e = 0;
        double m = 0;
        double v = 0;
        double s = 0;
        int live = 0;
        for (int i : bins) {
            h += residuals.hits()[i];
            e += residuals.excess()[i];
            m += residuals.mean()[i];
            v += residuals.variance()[i];
            s += residuals.slope()[i];
            live += residuals.mean()[i] > 0 ? 1 : 0;
        }
        return new BinSums(live, h, m, e, v, s);
    }

    /**
     * Signed significance of a part of a group, whose other bins belong to something else.
     *
     * <p>Where neighbours are hidden, its bins were expected from afar and vary together.
     */
    double significance(int[] part) {
        BinSums sums = sums(part);
        boolean isAfar = false;
        for (int bin : part) {
            isAfar |= disturbed.get(bin);
        }
        double growth = isAfar ? residuals.covariance().plainGrowth(part) : 1;
        return sums.significance(model.noise().law(), growth, 1);
    }
}
