package org.dqm.model.score;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.preprocess.CountLaw;

/** Which pairs of units are worth an {@link ExchangeFit}: every bin judged by the reference alone, which is quick. */
final class RoughExchange {
    private final EvidenceField alone;

    RoughExchange(ScoringModel model, MapSums sums) {
        BitSet all = new BitSet();
        all.set(0, model.reference().grid().size());
        alone = EvidenceField.of(model, sums, all);
    }

    /** Those that look exchanged, the likeliest first. */
    List<UnitPair> likeliest(List<UnitPair> pairs) {
        record Ranked(UnitPair pair, double gain) {}
        return pairs.stream()
                .map(pair -> new Ranked(pair, gain(pair)))
                .filter(ranked -> ranked.gain > ExchangeFit.MARGIN / 2)
                .sorted(Comparator.comparingDouble(Ranked::gain).reversed())
                .map(Ranked::pair)
                .toList();
    }

    private double gain(UnitPair pair) {
        return gain(pair.one(), pair.other()) + gain(pair.other(), pair.one());
    }

    /** Of the hits of one unit, if they belong to the other; a tilt that neighbours would tell is let pass. */
    private double gain(int[] from, int[] to) {
        UnitDeviance own = new UnitDeviance();
        UnitDeviance others = new UnitDeviance();
        for (int k = 0; k < from.length; k++) {
            double here = significance(from[k], from[k]);
            double there = significance(from[k], to[k]);
            if (Math.min(Math.abs(here), Math.abs(there)) < ExchangeFit.NEITHER) {
                own.add(here, alone.sensitivity(from[k]));
                others.add(there, alone.sensitivity(to[k]));
            }
        }
        return (own.lenient() - others.lenient()) / 2;
    }

    /** Of the hits of one bin against what is expected of another. */
    private double significance(int hitsOf, int meanOf) {
        double mean = alone.mean(meanOf);
        if (!(mean > 0)) {
            return 0;
        }
        CountLaw law = alone.model().noise().law();
        double variance = alone.variance(meanOf);
        return law.significance(law.excess(alone.hits(hitsOf), mean, variance), mean, variance);
    }
}
