package org.dqm.model.score;

import java.util.Optional;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.registry.Manifest;

/** Whether a model may judge a histogram at all. */
final class ApplicabilityCheck {
    private ApplicabilityCheck() {}

    /** The first reason why not, if there is one. */
    static Optional<NotScored> of(ScoringModel model, LumisectionHistogram histogram) {
        GridTopology grid = model.reference().grid();
        Manifest.Applicability applicability = model.applicability();
        if (histogram.content() != Content.OCCUPANCY) {
            return no(NotScoredReason.NOT_OCCUPANCY, "content is " + histogram.content());
        }
        if (!grid.fits(histogram.bins())) {
            return no(
                    NotScoredReason.WRONG_SHAPE,
                    histogram.bins().nx() + " x " + histogram.bins().ny() + " bins, " + model.version() + " has "
                            + grid.nx() + " x " + grid.ny());
        }
        double live = 0;
        for (int i = 0; i < grid.size(); i++) {
            live += model.reference().isLive(i) ? histogram.bins().get(i) : 0;
        }
        if (live <= 0) {
            return no(
                    NotScoredReason.EMPTY,
                    "no hit in any of " + model.reference().liveBins() + " live bins");
        }
        if (live < applicability.minimumEntries()) {
            return no(
                    NotScoredReason.LOW_STATISTICS,
                    Math.round(live) + " hits, " + model.version() + " needs "
                            + Math.round(applicability.minimumEntries()));
        }
        if (histogram.pileup().isPresent() && applicability.pileup().isPresent()) {
            double pileup = histogram.pileup().getAsDouble();
            Manifest.Range range = applicability.pileup().get();
            if (!(pileup >= range.min() && pileup <= range.max())) {
                return no(
                        NotScoredReason.OUT_OF_RANGE,
                        "pileup " + pileup + ", " + model.version() + " knows " + range.min() + " to " + range.max());
            }
        }
        return Optional.empty();
    }

    private static Optional<NotScored> no(NotScoredReason reason, String detail) {
        return Optional.of(new NotScored(reason, detail));
    }
}
