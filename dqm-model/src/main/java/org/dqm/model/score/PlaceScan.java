package org.dqm.model.score;

import java.util.ArrayList;
import java.util.List;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.calibrate.Places;
import org.dqm.model.calibrate.Residuals;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.ResidualCovariance;

/** Looks at all squares and all named units of one field. */
final class PlaceScan {
    private final Scan scan;
    private final FieldScan owner;
    private final NoiseModel noise;
    private final List<Candidate> places = new ArrayList<>();
    private double highest;

    PlaceScan(Scan scan, FieldScan owner, EvidenceField field) {
        this.scan = scan;
        this.owner = owner;
        this.noise = field.model().noise();
        WeightedMaps maps = WeightedMaps.of(field.residuals());
        for (int k = 0; k < Places.SIDES.size(); k++) {
            lookAt(new Squares(field, maps, k));
        }
        Residuals residuals = field.residuals();
        List<ResidualCovariance.Sum> units = noise.units(residuals.places(), scan.units());
        for (int u = 0; u < units.size(); u++) {
            int[] unit = scan.units().get(u);
            BinSums sums = maps.sums(unit);
            double growth = units.get(u).growth() * residuals.placeSpread().unit(u);
            keep(unit, sums.significance(noise.law(), growth, units.get(u).response()));
        }
    }

    double highest() {
        return highest;
    }

    List<Candidate> places() {
        return places;
    }

    private void lookAt(Squares squares) {
        float bound = bound();
        for (int anchor = 0; anchor < squares.size(); anchor++) {
            if (squares.couldExceed(anchor, bound)) {
                double z = squares.significance(anchor);
                if (Math.abs(z) > Math.min(highest, scan.interesting())) {
                    keep(squares.bins(anchor), z);
                    bound = bound();
                }
            }
        }
    }

    /** Squared significance below which a place is of no interest. */
    private float bound() {
        double z = Math.min(highest, scan.interesting());
        return (float) (z * z * 0.999);
    }

    private void keep(int[] bins, double z) {
        highest = Math.max(highest, Math.abs(z));
        if (Math.abs(z) >= scan.interesting()) {
            places.add(new Candidate(owner, bins, z));
        }
    }

    /** All squares of one size. */
    private static final class Squares {
        private final GridTopology grid;
        private final int side;
        private final CountLaw law;
        private final float[] excess;
        private final float[] mean;
        private final float[] variance;

        Squares(EvidenceField field, WeightedMaps maps, int k) {
            this.grid = field.grid();
            this.side = Places.SIDES.get(k);
            Residuals residuals = field.residuals();
            this.law = residuals.noise().law();
            BoxSums boxes = new BoxSums(grid, side);
            this.excess = boxes.of(maps.excess());
            this.mean = boxes.of(maps.mean());
            float[] variances = boxes.of(maps.variance());
            float[] slope = boxes.of(maps.slope());
            float[] growth = residuals.places().growth(k);
            float[] response = residuals.places().response(k);
            float[] measured = residuals.placeSpread().squares(k);
            this.variance = new float[variances.length];
            for (int i = 0; i < variance.length; i++) {
                float common = (float) NoiseModel.COMMON_FLOOR * response[i] * slope[i];
                variance[i] = measured[i] * growth[i] * variances[i] + common * common;
            }
        }

        int size() {
            return excess.length;
        }

        int[] bins(int anchor) {
            return BoxSums.bins(grid, side, anchor);
        }

        /** A quick bound without branches. */
        boolean couldExceed(int anchor, float squaredSignificance) {
            float e = excess[anchor];
            return law.bound() * e * e > squaredSignificance * variance[anchor];
        }

        double significance(int anchor) {
            return law.significance(excess[anchor], mean[anchor], variance[anchor]);
        }
    }
}
