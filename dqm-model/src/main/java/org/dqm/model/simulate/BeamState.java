package org.dqm.model.simulate;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.Conditions;

/**
 * Conditions of one lumisection, the same for all elements that share a seed.
 *
 * @param pileup mean number of interactions per crossing, ≥ 0
 * @param events number of events, ≥ 0
 * @param hvFraction high voltage as a share of the nominal one, 0 to 1; hits fall in proportion
 * @param included whether the detector takes part in the run; if not, its maps are empty
 */
public record BeamState(BeamMode mode, double pileup, int events, double hvFraction, boolean included) {
    public BeamState {
        if (!(pileup >= 0) || events < 0 || !(hvFraction >= 0 && hvFraction <= 1)) {
            throw new IllegalArgumentException(
                    "no beam state: pileup " + pileup + ", " + events + " events, high voltage fraction " + hvFraction);
        }
    }

    /** What would be known of it beside the histograms. */
    public Conditions conditions() {
        return new Conditions(
                Optional.of(mode.name()),
                OptionalDouble.of(pileup),
                OptionalDouble.of(events),
                OptionalDouble.of(hvFraction),
                Optional.of(included));
    }

    /** Stable beams and a detector at nominal voltage. */
    static BeamState stable(double pileup, int events) {
        return new BeamState(BeamMode.STABLE, pileup, events, 1, true);
    }

    /** Factors on pileup and event rate. */
    BeamState scaled(double pileupFactor, double eventFactor) {
        int scaled = (int) StrictMath.rint(events * eventFactor);
        return new BeamState(mode, pileup * pileupFactor, scaled, hvFraction, included);
    }

    BeamState in(BeamMode other) {
        return new BeamState(other, pileup, events, hvFraction, included);
    }

    BeamState atVoltage(double fraction) {
        return new BeamState(mode, pileup, events, fraction, included);
    }

    BeamState excluded() {
        return new BeamState(mode, pileup, events, hvFraction, false);
    }

    /** Factor on all rates apart from that of the pileup. */
    double activity() {
        return included ? hvFraction * mode.activity() : 0;
    }
}
