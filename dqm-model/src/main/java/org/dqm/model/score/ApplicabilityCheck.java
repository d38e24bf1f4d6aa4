package org.dqm.model.score;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.Conditions;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.registry.Manifest;

/**
 * Whether a model may judge a histogram at all. What it did not learn from it does not judge: the first reason against
 * it is told, with the field that is at fault.
 */
final class ApplicabilityCheck {
    /** At fewer, one good lumisection in 300 (three clusters) or 60 (two) of an ECAL barrel was above the threshold. */
    private static final double MIN_CLUSTERS = 4;

    private final ScoringModel model;
    private final Manifest.Applicability applicability;
    private final LumisectionHistogram histogram;

    private ApplicabilityCheck(ScoringModel model, LumisectionHistogram histogram) {
        this.model = model;
        this.applicability = model.applicability();
        this.histogram = histogram;
    }

    /**
     * The first reason why not, if there is one.
     *
     * @param histogram with what the conditions add to it
     * @param conditions what is known beside the histogram, if anything
     */
    static Optional<NotScored> of(ScoringModel model, LumisectionHistogram histogram, Optional<Conditions> conditions) {
        ApplicabilityCheck check = new ApplicabilityCheck(model, histogram);
        return check.map()
                .or(() -> conditions.flatMap(check::detector))
                .or(check::pileup)
                .or(check::events)
                .or(check::entries);
    }

    /**
     * The same of what is expected of it: where hits come in clusters, a few clusters in a bin scatter in a way that the
     * noise model does not know. The map's rate counts, so a dead part does not keep the rest from being judged.
     */
    static Optional<NotScored> of(ScoringModel model, Expectation plain) {
        double clusters = plain.clusters();
        return model.reference().law() != CountLaw.CLUSTERED || clusters >= MIN_CLUSTERS
                ? Optional.empty()
                : no(
                        NotScoredReason.LOW_STATISTICS,
                        "data has " + text(clusters) + " clusters of hits in a usual bin, " + model.version()
                                + " needs " + text(MIN_CLUSTERS));
    }

    private Optional<NotScored> map() {
        GridTopology grid = model.reference().grid();
        if (histogram.content() != Content.OCCUPANCY) {
            return no(NotScoredReason.NOT_OCCUPANCY, "content is " + histogram.content());
        }
        if (!grid.fits(histogram.bins())) {
            return no(
                    NotScoredReason.WRONG_SHAPE,
                    "data has " + histogram.bins().nx() + " x "
                            + histogram.bins().ny() + " bins, " + model.version() + " has " + grid.nx() + " x "
                            + grid.ny());
        }
        if (hits() <= 0) {
            return no(
                    NotScoredReason.EMPTY,
                    "data has no hit in any of " + model.reference().liveBins() + " live bins");
        }
        return Optional.empty();
    }

    private Optional<NotScored> detector(Conditions conditions) {
        if (!conditions.included().orElse(true)) {
            return outOfRange("the detector is not ready");
        }
        Optional<String> mode = conditions.beamMode();
        if (mode.isPresent()
                && !applicability.beamModes().isEmpty()
                && !applicability.beamModes().contains(mode.get())) {
            return outOfRange("beam_mode " + mode.get() + ", " + model.version() + " knows "
                    + String.join(", ", applicability.beamModes()));
        }
        OptionalDouble voltage = conditions.hvFraction();
        if (voltage.isPresent() && voltage.getAsDouble() < applicability.minimumVoltage()) {
            return outOfRange("hv_fraction " + text(voltage.getAsDouble()) + ", " + model.version() + " knows "
                    + text(applicability.minimumVoltage()) + " and above");
        }
        return Optional.empty();
    }

    private Optional<NotScored> pileup() {
        if (histogram.pileup().isEmpty() || applicability.pileup().isEmpty()) {
            return Optional.empty();
        }
        double pileup = histogram.pileup().getAsDouble();
        Manifest.Range range = applicability.pileup().get();
        if (pileup >= range.min() && pileup <= range.max()) {
            return Optional.empty();
        }
        return outOfRange("pileup " + text(pileup) + ", " + model.version() + " knows " + text(range.min()) + " to "
                + text(range.max()));
    }

    private Optional<NotScored> events() {
        if (applicability.minimumEvents().isEmpty()) {
            return Optional.empty();
        }
        if (histogram.events().isEmpty()) {
            return outOfRange("events is missing, " + model.version() + " learned from lumisections that count them");
        }
        double events = histogram.events().getAsDouble();
        double needed = applicability.minimumEvents().getAsDouble();
        return events >= needed
                ? Optional.empty()
                : no(
                        NotScoredReason.LOW_STATISTICS,
                        "events " + text(events) + ", " + model.version() + " needs " + text(needed));
    }

    private Optional<NotScored> entries() {
        double hits = hits();
        return hits >= applicability.minimumEntries()
                ? Optional.empty()
                : no(
                        NotScoredReason.LOW_STATISTICS,
                        "data has " + Math.round(hits) + " hits in live bins, " + model.version() + " needs "
                                + Math.round(applicability.minimumEntries()));
    }

    private double hits() {
        double hits = 0;
        for (int i = 0; i < model.reference().grid().size(); i++) {
            hits += model.reference().isLive(i) ? histogram.bins().get(i) : 0;
        }
        return hits;
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Optional<NotScored> outOfRange(String detail) {
        return no(NotScoredReason.OUT_OF_RANGE, detail);
    }

    private static Optional<NotScored> no(NotScoredReason reason, String detail) {
        return Optional.of(new NotScored(reason, detail));
    }
}
