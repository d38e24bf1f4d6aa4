package org.dqm.alarm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementKey;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.domain.Verdict;

/** Verdicts for tests, on a grid of 64 x 72 bins. */
public final class Verdicts {
    public static final int NX = 64;
    public static final int NY = 72;
    public static final ElementKey ELEMENT = new ElementKey("", "HcalSim/DigiTask/Occupancy/depth/depth1");
    public static final ModelVersion MODEL = new ModelVersion("hcal", 1);

    /** The defaults, announced. */
    public static final Check AUDIBLE = new Check(
            Thresholds.DEFAULT,
            Gates.OPEN,
            new Annunciation(Stage.AUDIBLE, Optional.of("call the expert on call"), Optional.empty()));

    private static final double TAU = 6.1;

    private Verdicts() {}

    public static Verdict scored(RecordId id, Region... regions) {
        double score = Arrays.stream(regions).mapToDouble(Region::score).max().orElse(0.3);
        Outcome outcome =
                new Outcome.Scored(MODEL, "dl4j", 1.02, score, score, 7, TAU, score >= TAU, false, List.of(regions));
        return new Verdict(id, outcome, Optional.of(maps()));
    }

    public static Verdict notScored(RecordId id, NotScoredReason reason) {
        return new Verdict(id, new Outcome.NotScored(reason, "told by a test"), Optional.empty());
    }

    public static Region dead(double score, BinSet bins) {
        return new Region(RegionKind.DEAD, bins, score, Optional.empty());
    }

    public static Region hot(double score, BinSet bins) {
        return new Region(RegionKind.HOT, bins, score, Optional.empty());
    }

    /** A block of {@code width} x {@code height} bins whose lower left bin is (x, y). */
    public static BinSet block(int x, int y, int width, int height) {
        return BinSet.rectangle(NX, NY, new BinRange(x, x + width - 1), new BinRange(y, y + height - 1));
    }

    public static RecordId id(int run, int ls) {
        return new RecordId(ELEMENT, run, ls);
    }

    /** Three maps that differ, so that mixing them up is seen. */
    public static EvidenceMaps maps() {
        return new EvidenceMaps(filled(7), filled(8.5f), filled(-1.25f));
    }

    private static BinGrid filled(float value) {
        float[] values = new float[NX * NY];
        Arrays.fill(values, value);
        values[1] = value + 1;
        return BinGrid.of(NX, NY, values);
    }
}
