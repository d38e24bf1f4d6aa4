package org.dqm.model.train;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.Range;

/** Which lumisections a model may judge, from those that it has seen. */
final class Applicabilities {
    /** A detector that is mostly dead is still to be scored, so this is far below what good lumisections have. */
    private static final double SHARE_OF_ENTRIES = 0.02;

    private static final double MIN_ENTRIES = 100;
    /** Share by which pileup may leave the range that was seen. */
    private static final double PILEUP_MARGIN = 0.25;

    private Applicabilities() {}

    static Applicability of(List<LumisectionHistogram> seen) {
        double fewest = seen.stream().mapToDouble(h -> h.bins().sum()).min().orElse(0);
        DoubleSummaryStatistics pileup =
                seen.stream().flatMapToDouble(h -> h.pileup().stream()).summaryStatistics();
        boolean isKnown = pileup.getCount() == seen.size();
        Optional<Range> range = isKnown
                ? Optional.of(new Range(pileup.getMin() * (1 - PILEUP_MARGIN), pileup.getMax() * (1 + PILEUP_MARGIN)))
                : Optional.empty();
        return new Applicability(Math.min(fewest, Math.max(MIN_ENTRIES, SHARE_OF_ENTRIES * fewest)), range, List.of());
    }
}
