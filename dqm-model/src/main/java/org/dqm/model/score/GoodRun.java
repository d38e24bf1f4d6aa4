package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.calibrate.Calibration.GoodEvidence;
import org.dqm.model.network.Engine;

/**
 * Evidence of a run taken for good, without the faults that nobody has marked.
 *
 * <p>A bin is left out of the whole run, and the run scored anew, if a place around it is beyond 8 σ, or beyond 4.5 σ
 * in more than three consecutive lumisections. Two in ten thousand bins of certified data are dead, and a tail measured
 * with them in it would find no dead bin again.
 *
 * @param evidence of the lumisections that could be scored, in order
 * @param leftOut bins that are no good
 */
public record GoodRun(List<GoodEvidence> evidence, BitSet leftOut) {
    private static final double FAR = 8;
    private static final int LASTING = 3;
    private static final int ROUNDS = 8;

    public GoodRun {
        evidence = List.copyOf(evidence);
    }

    /** Scores a run; its lumisections in order. */
    public static GoodRun of(ScoringModel model, Engine engine, List<LumisectionHistogram> run) {
        BitSet leftOut = new BitSet();
        for (int round = 0; ; round++) {
            Scorer scorer = new Scorer(model, engine, leftOut);
            BitSet faulty = new BitSet();
            int[] lasts = new int[model.reference().grid().size()];
            List<GoodEvidence> evidence = new ArrayList<>();
            for (LumisectionHistogram histogram : run) {
                Optional<GoodEvidence> found = scorer.evidence(histogram);
                if (found.isPresent()) {
                    evidence.add(found.get());
                    collect(scorer, lasts, faulty);
                }
            }
            if (faulty.isEmpty() || round == ROUNDS) {
                return new GoodRun(evidence, leftOut);
            }
            leftOut = (BitSet) leftOut.clone();
            leftOut.or(faulty);
        }
    }

    private static void collect(Scorer scorer, int[] lasts, BitSet faulty) {
        BitSet here = new BitSet();
        for (Candidate place : scorer.standingOut(FieldScan.HIDE)) {
            if (place.isClearOf(here)) {
                for (int bin : place.bins()) {
                    here.set(bin);
                }
                if (place.strength() >= FAR) {
                    for (int bin : place.bins()) {
                        faulty.set(bin);
                    }
                }
            }
        }
        for (int bin = 0; bin < lasts.length; bin++) {
            lasts[bin] = here.get(bin) ? lasts[bin] + 1 : 0;
            if (lasts[bin] > LASTING) {
                faulty.set(bin);
            }
        }
    }
}
