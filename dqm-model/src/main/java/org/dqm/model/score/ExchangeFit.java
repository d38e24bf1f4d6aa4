package org.dqm.model.score;

import java.util.BitSet;
import org.dqm.model.calibrate.MapSums;

/** The hits of two units as they are, and exchanged back; every bin judged by what its neighbours then say. */
final class ExchangeFit {
    /** Logarithm of the likelihood ratio that is needed. */
    static final double MARGIN = 20;
    /** What each unit's hits must have of it by themselves: those of a fault in one unit fit no other. */
    private static final double MARGIN_OF_EACH = 4;
    /** Mean squared significance that good hits may have; more in units of a few bins, by chance. */
    private static final double GOOD = 1.3;

    private static final double GOOD_SIGMAS = 3;
    /** Part of a finding that must lie within the units to belong to them whatever is left of it. */
    private static final double COVERED = 0.8;

    /** Significance from which on hits fit neither unit: those of another fault. */
    static final double NEITHER = 5;
    /** Part of the bins that may have such hits. */
    private static final double NEITHER_SHARE = 0.1;

    private final UnitPair units;
    private final EvidenceField asReceived;
    private final EvidenceField back;
    private final double gainOfOne;
    private final double gainOfOther;
    private double left;
    private int neither;

    /** @param hidden bins that tell nothing about others: those of findings */
    ExchangeFit(ScoringModel model, UnitPair units, MapSums sums, BitSet hidden) {
        this.units = units;
        BitSet silent = (BitSet) hidden.clone();
        silent.andNot(units.live());
        silent.or(units.unpaired());
        asReceived = EvidenceField.of(model, sums, silent);
        back = EvidenceField.of(model, sums.exchanged(units.one(), units.other()), silent);
        gainOfOne = gain(units.one(), units.other());
        gainOfOther = gain(units.other(), units.one());
    }

    /** Of the hits of one unit, if they belong to the other. */
    private double gain(int[] from, int[] to) {
        UnitDeviance own = new UnitDeviance();
        UnitDeviance others = new UnitDeviance();
        for (int k = 0; k < from.length; k++) {
            double here = asReceived.significance(from[k]);
            double there = back.significance(to[k]);
            if (Math.min(Math.abs(here), Math.abs(there)) < NEITHER) {
                own.add(here, asReceived.sensitivity(from[k]));
                others.add(there, back.sensitivity(to[k]));
            } else {
                neither++;
            }
        }
        left += others.strict();
        return (own.lenient() - others.strict()) / 2;
    }

    UnitPair units() {
        return units;
    }

    /** Logarithm of the likelihood of all hits if exchanged over that if not. */
    double gain() {
        return gainOfOne + gainOfOther;
    }

    /** Whether the hits of each unit fit the other better than itself, and hardly any deviation is left. */
    boolean isClear() {
        int bins = 2 * units.one().length;
        return gain() >= MARGIN
                && Math.min(gainOfOne, gainOfOther) >= MARGIN_OF_EACH
                && neither <= NEITHER_SHARE * bins
                && left <= (bins - neither) * (GOOD + GOOD_SIGMAS * Math.sqrt(2.0 / bins));
    }

    /** Whether a finding lies in the units, or beside them and is gone when the hits are exchanged back. */
    boolean explains(Finding finding) {
        BitSet inside = (BitSet) finding.bins().clone();
        inside.and(units.live());
        if (inside.cardinality() >= COVERED * finding.bins().cardinality()) {
            return true;
        }
        int[] bins = finding.bins().stream().toArray();
        return EvidenceField.withMargin(back.grid(), units.live()).intersects(finding.bins())
                && Math.abs(back.significance(bins)) <= Math.abs(asReceived.significance(bins)) / 2;
    }
}
