package org.dqm.alarm.machine;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.domain.Verdict;

/** Verdicts about one fault on a map of 8 × 8 bins, without evidence. */
final class Faults {
    /** Conditions of a lumisection that counts neither way. */
    static final Conditions NOT_READY = Conditions.UNKNOWN.included(Optional.of(false));

    static final ElementKey ELEMENT = new ElementKey("", "Hcal/DigiTask/Occupancy/depth/depth1");
    private static final int SIZE = 8;
    private static final double TAU = 6.1;

    private Faults() {}

    static Verdict seen(RecordId id, double score, int width) {
        List<Region> regions =
                score > 0 ? List.of(new Region(RegionKind.DEAD, square(width), score, Optional.empty())) : List.of();
        Outcome outcome =
                new Outcome.Scored(Verdicts.MODEL, "dl4j", 1.02, score, score, 7, TAU, score >= TAU, false, regions);
        return new Verdict(id, outcome, Optional.empty());
    }

    private static BinSet square(int width) {
        return BinSet.rectangle(SIZE, SIZE, new BinRange(2, 1 + width), new BinRange(2, 1 + width));
    }
}
