package org.dqm.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the accelerator and the detector control system say of one lumisection; each where it is known.
 *
 * @param beamMode what the accelerator does, upper case: {@link #STABLE}, or any other
 * @param pileup mean number of interactions per crossing, ≥ 0
 * @param events events recorded in the lumisection, ≥ 0
 * @param hvFraction high voltage over its nominal value, ≥ 0
 * @param included whether the detector takes part in the run and is ready
 */
public record Conditions(
        Optional<String> beamMode,
        OptionalDouble pileup,
        OptionalDouble events,
        OptionalDouble hvFraction,
        Optional<Boolean> included) {
    /** Beams collide and experiments may switch on. */
    public static final String STABLE = "STABLE";

    /** High voltage over its nominal value from which on it counts as full. */
    public static final double FULL_VOLTAGE = 0.99;

    /** Nothing is known. */
    public static final Conditions UNKNOWN = new Conditions(
            Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    public Conditions {
        requireNotNegative("pileup", pileup);
        requireNotNegative("events", events);
        requireNotNegative("hv_fraction", hvFraction);
        pileup = withoutSign(pileup);
        events = withoutSign(events);
        hvFraction = withoutSign(hvFraction);
        beamMode = beamMode.map(mode -> mode.strip().toUpperCase(Locale.ROOT))
                .map(mode -> mode.equals("STABLE BEAMS") ? STABLE : mode);
    }

    private static void requireNotNegative(String key, OptionalDouble value) {
        if (value.isPresent() && !(value.getAsDouble() >= 0 && Double.isFinite(value.getAsDouble()))) {
            throw new IllegalArgumentException(key + " must be a number of at least 0, got " + value.getAsDouble());
        }
    }

    /** There is a negative zero, which no database gives back. */
    private static OptionalDouble withoutSign(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() + 0.0) : value;
    }

    /** The same for a detector that takes part and is ready, or not. */
    public Conditions included(Optional<Boolean> isIncluded) {
        return new Conditions(beamMode, pileup, events, hvFraction, isIncluded);
    }

    /** The histogram with events and pileup from here where it brings none of its own. */
    public LumisectionHistogram joinedTo(LumisectionHistogram histogram) {
        return new LumisectionHistogram(
                histogram.id(),
                histogram.x(),
                histogram.y(),
                histogram.entries(),
                histogram.bins(),
                histogram.content(),
                histogram.events().isPresent() ? histogram.events() : events,
                histogram.pileup().isPresent() ? histogram.pileup() : pileup);
    }

    /** Whether it says that nothing but a fault can change the rate of a detector: stable beams and full readiness. */
    public boolean isSteady() {
        boolean isOn = hvFraction.isPresent() ? hvFraction.getAsDouble() >= FULL_VOLTAGE : included.isPresent();
        return beamMode.filter(STABLE::equals).isPresent() && isOn && included.orElse(true);
    }
}
