package org.dqm.model.crossing;

import java.util.Optional;
import java.util.OptionalDouble;

/** Where crossings come from, by their number in the file. */
public final class CrossingLabels {
    private final int[] runs;
    private final int[] lumisections;
    private final Optional<double[]> pileup;

    /** Takes the arrays over, all of one length. */
    CrossingLabels(int[] runs, int[] lumisections, Optional<double[]> pileup) {
        this.runs = runs;
        this.lumisections = lumisections;
        this.pileup = pileup;
    }

    public int run(int crossing) {
        return runs[crossing];
    }

    public int lumisection(int crossing) {
        return lumisections[crossing];
    }

    /** Mean interactions of its lumisection, where the file says so. */
    public OptionalDouble pileup(int crossing) {
        return pileup.map(all -> OptionalDouble.of(all[crossing])).orElse(OptionalDouble.empty());
    }
}
