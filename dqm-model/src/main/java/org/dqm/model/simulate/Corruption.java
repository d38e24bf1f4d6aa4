package org.dqm.model.simulate;

import java.util.List;

/** What faults of the read-out do to counts that were drawn: exchanged units first, then stuck bits. */
final class Corruption {
    private static final double REACH = 8;

    private Corruption() {}

    /** Changes counts in place. */
    static void ofCounts(List<Fault> faults, float[] hits) {
        faults.forEach(fault -> fault.other().ifPresent(unit -> {
            int[] one = fault.bins().indices().toArray();
            int[] other = unit.indices().toArray();
            for (int i = 0; i < one.length; i++) {
                float kept = hits[one[i]];
                hits[one[i]] = hits[other[i]];
                hits[other[i]] = kept;
            }
        }));
        stuck(faults, (bin, bit) -> hits[bin] = (int) hits[bin] | bit);
    }

    /** The means that the counts then have, for stuck bits from normally distributed counts. */
    static double[] ofMeans(List<Fault> faults, Noise noise, Means means) {
        double[] expected = means.actual.clone();
        double[] variance = new double[expected.length];
        for (int i = 0; i < expected.length; i++) {
            variance[i] = noise.variance(i, means.level(i));
        }
        faults.forEach(fault -> fault.other().ifPresent(unit -> {
            int[] one = fault.bins().indices().toArray();
            int[] other = unit.indices().toArray();
            for (int i = 0; i < one.length; i++) {
                swap(expected, one[i], other[i]);
                swap(variance, one[i], other[i]);
            }
        }));
        stuck(faults, (bin, bit) -> expected[bin] = withBit(expected[bin], variance[bin], bit));
        return expected;
    }

    private static void stuck(List<Fault> faults, BitSetter setter) {
        for (Fault fault : faults) {
            if (fault.kind() == FaultKind.STUCK) {
                fault.bins().indices().forEach(bin -> setter.set(bin, (int) fault.factor()));
            }
        }
    }

    private static void swap(double[] values, int one, int other) {
        double kept = values[one];
        values[one] = values[other];
        values[other] = kept;
    }

    private static double withBit(double mean, double variance, int bit) {
        double sigma = Math.max(0.1, StrictMath.sqrt(variance));
        int from = (int) Math.max(0, StrictMath.rint(mean - REACH * sigma));
        int to = (int) StrictMath.rint(mean + REACH * sigma);
        double sum = 0;
        double weights = 0;
        for (int count = from; count <= to; count++) {
            double pull = (count - mean) / sigma;
            double weight = StrictMath.exp(-pull * pull / 2);
            sum += weight * (count | bit);
            weights += weight;
        }
        return weights > 0 ? sum / weights : mean;
    }

    @FunctionalInterface
    private interface BitSetter {
        void set(int bin, int bit);
    }
}
