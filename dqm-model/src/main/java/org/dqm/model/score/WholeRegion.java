package org.dqm.model.score;

import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.model.preprocess.Expectation;

/**
 * All live bins of a map whose rate does not fit the luminosity.
 *
 * <p>Only where conditions say that beams are stable and the detector is at full voltage: a ramp of the voltage and a
 * dump within the lumisection look the same in the map.
 */
final class WholeRegion {
    private WholeRegion() {}

    /** The region, if its score is worth telling. */
    static Optional<Region> of(
            ScoringModel model, Expectation plain, LumisectionHistogram histogram, Optional<Conditions> conditions) {
        if (conditions.filter(Conditions::isSteady).isEmpty()) {
            return Optional.empty();
        }
        return model.applicability()
                .totalRate()
                .flatMap(expected -> new WholeRate(expected).significance(plain, histogram))
                .map(WholeRate::score)
                .filter(score -> score >= Scan.MIN_SCORE)
                .map(score -> new Region(RegionKind.WHOLE, liveBins(plain), score, Optional.empty()));
    }

    private static BinSet liveBins(Expectation plain) {
        return plain.grid().bins(IntStream.range(0, plain.grid().size()).filter(plain::isLive));
    }
}
