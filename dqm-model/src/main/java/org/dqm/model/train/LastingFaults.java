package org.dqm.model.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dqm.model.preprocess.Expectation;

/**
 * Bins of good data that are not good: those beyond 5 standard deviations, on one side, in more than 3 lumisections of
 * a run in a row. Certified data hold such bins unlabelled, about 2 in 10,000 of them dead.
 */
final class LastingFaults {
    private static final double FAR = 5;
    private static final int IN_A_ROW = 4;

    private LastingFaults() {}

    /**
     * For each lumisection the bins that are faulty in it.
     *
     * @param good in order of run and lumisection
     * @param runs run number of each
     */
    static List<BitSet> of(List<Expectation> good, List<Integer> runs) {
        List<BitSet> faulty = new ArrayList<>();
        good.forEach(lumisection -> faulty.add(new BitSet()));
        int bins = good.isEmpty() ? 0 : good.get(0).grid().size();
        for (int bin = 0; bin < bins; bin++) {
            int begin = 0;
            for (int l = 1; l <= good.size(); l++) {
                boolean goesOn = l < good.size()
                        && runs.get(l).equals(runs.get(begin))
                        && side(good.get(l), bin) == side(good.get(begin), bin);
                if (!goesOn) {
                    if (side(good.get(begin), bin) != 0 && l - begin >= IN_A_ROW) {
                        mark(faulty.subList(begin, l), bin);
                    }
                    begin = l;
                }
            }
        }
        return faulty;
    }

    private static void mark(List<BitSet> lumisections, int bin) {
        lumisections.forEach(faulty -> faulty.set(bin));
    }

    private static int side(Expectation lumisection, int bin) {
        double u = lumisection.standardised(bin);
        return u > FAR ? 1 : u < -FAR ? -1 : 0;
    }
}
