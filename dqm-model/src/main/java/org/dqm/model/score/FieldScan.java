package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dqm.model.calibrate.NoiseModel;

/** The places of one field that stand out. */
final class FieldScan {
    private final EvidenceField field;
    private final List<Candidate> places = new ArrayList<>();
    private double highest;

    FieldScan(Scan scan, EvidenceField field) {
        this.field = field;
        for (int side : Scan.SIDES) {
            lookAt(new Squares(field, side), scan.interesting());
        }
        for (int[] unit : scan.units()) {
            BinSums sums = field.sums(unit);
            double correlation = field.model().noise().correlationOf(sums.live());
            keep(new Candidate(this, unit, correlation, sums.significance(correlation)), scan.interesting());
        }
    }

    EvidenceField field() {
        return field;
    }

    /** Highest significance anywhere, without sign. */
    double highest() {
        return highest;
    }

    /** All places that are significant enough to be looked into. */
    List<Candidate> places() {
        return places;
    }

    /** All bins of places that point in that direction and have nothing to do with bins that are taken. */
    BitSet support(double sign, BitSet taken) {
        BitSet support = new BitSet();
        for (Candidate place : places) {
            if (place.sign() == sign && place.strength() >= Scan.SUPPORT && place.isClearOf(taken)) {
                for (int bin : place.bins()) {
                    support.set(bin);
                }
            }
        }
        return support;
    }

    private void lookAt(Squares squares, double interesting) {
        float bound = bound(interesting);
        for (int anchor = 0; anchor < squares.size(); anchor++) {
            if (squares.couldExceed(anchor, bound)) {
                double z = squares.significance(anchor);
                if (Math.abs(z) > highest) {
                    highest = Math.abs(z);
                    bound = bound(interesting);
                }
                if (Math.abs(z) >= interesting) {
                    places.add(new Candidate(this, squares.bins(anchor), squares.correlation(), z));
                }
            }
        }
    }

    /** Squared significance below which a square is of no interest. */
    private float bound(double interesting) {
        double z = Math.min(highest, interesting);
        return (float) (z * z * 0.999);
    }

    private void keep(Candidate candidate, double interesting) {
        highest = Math.max(highest, candidate.strength());
        if (candidate.strength() >= interesting) {
            places.add(candidate);
        }
    }

    /** All squares of one size. */
    private static final class Squares {
        private final EvidenceField field;
        private final int side;
        private final float correlation;
        private final float[] excess;
        private final float[] variance;

        Squares(EvidenceField field, int side) {
            this.field = field;
            this.side = side;
            this.correlation = (float) field.model().noise().correlation(side);
            float[] both = new float[field.grid().size()];
            for (int i = 0; i < both.length; i++) {
                both[i] = correlation * field.counting[i] + field.lasting[i];
            }
            BoxSums boxes = new BoxSums(field.grid(), side);
            this.excess = boxes.of(field.excess);
            float[] slope = boxes.of(field.slope);
            float common = (float) (NoiseModel.COMMON_FLOOR * NoiseModel.COMMON_FLOOR);
            float[] sums = boxes.of(both);
            this.variance = sums;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += common * slope[i] * slope[i];
            }
        }

        int size() {
            return excess.length;
        }

        double correlation() {
            return correlation;
        }

        int[] bins(int anchor) {
            return BoxSums.bins(field.grid(), side, anchor);
        }

        /** A quick bound without branches: the deviance is at most twice the squared Gaussian deviation. */
        boolean couldExceed(int anchor, float squaredSignificance) {
            float e = excess[anchor];
            return 2 * e * e > squaredSignificance * variance[anchor];
        }

        double significance(int anchor) {
            double mean = 0;
            for (int bin : bins(anchor)) {
                mean += field.mean[bin];
            }
            return Significance.of(excess[anchor] + mean, mean, variance[anchor]);
        }
    }
}
