package org.dqm.model.train;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.Range;

/** Which lumisections a model may judge, from those that it has seen. */
final class Applicabilities {
    /** A detector that is mostly dead is still to be scored, so this is far below what good lumisections have. */
    private static final double SHARE_OF_ENTRIES = 0.02;

    private static final double MIN_ENTRIES = 100;
    /** Share of the fewest events that were seen; the noise is known for as many, and its growth trusted so far. */
    private static final double SHARE_OF_EVENTS = 0.1;
    /** Share by which pileup may leave the range that was seen. */
    private static final double PILEUP_MARGIN = 0.25;
    /** Share of the lowest voltage that was seen; of the nominal one where none was told. */
    private static final double SHARE_OF_VOLTAGE = 0.99;

    private Applicabilities() {}

    /**
     * What those lumisections allow.
     *
     * @param plain what the reference makes of each
     */
    static Applicability of(List<LumisectionHistogram> seen, List<Expectation> plain, BeamContext context) {
        double fewest = seen.stream().mapToDouble(h -> h.bins().sum()).min().orElse(0);
        // Without word of the beam it was stable, as in all data that are certified good.
        List<String> modes = context.beamModes().isEmpty() ? List.of(Conditions.STABLE) : context.beamModes();
        return new Applicability(
                Math.min(fewest, Math.max(MIN_ENTRIES, SHARE_OF_ENTRIES * fewest)),
                range(seen, LumisectionHistogram::events)
                        .map(events -> OptionalDouble.of(SHARE_OF_EVENTS * events.min()))
                        .orElse(OptionalDouble.empty()),
                range(seen, LumisectionHistogram::pileup)
                        .map(pileup ->
                                new Range(pileup.min() * (1 - PILEUP_MARGIN), pileup.max() * (1 + PILEUP_MARGIN))),
                modes,
                SHARE_OF_VOLTAGE * context.lowestVoltage().orElse(1),
                RateFit.of(seen, plain));
    }

    /** Lowest and highest, if all know it. */
    private static Optional<Range> range(
            List<LumisectionHistogram> seen, Function<LumisectionHistogram, OptionalDouble> number) {
        DoubleSummaryStatistics known =
                seen.stream().flatMapToDouble(h -> number.apply(h).stream()).summaryStatistics();
        return !seen.isEmpty() && known.getCount() == seen.size()
                ? Optional.of(new Range(known.getMin(), known.getMax()))
                : Optional.empty();
    }
}
