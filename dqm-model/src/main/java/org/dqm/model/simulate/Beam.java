package org.dqm.model.simulate;

import java.util.OptionalInt;

/**
 * Beam and luminosity: what all elements with the same seed share.
 *
 * @param pileup pileup of a fill without incident
 * @param scenario what happens in a run
 */
public record Beam(PileupProfile pileup, Scenario scenario) {
    /** The built-in levelling profile and stable beams. */
    public static final Beam NORMAL = new Beam(PileupProfile.LEVELLED, Scenario.STABLE);

    private static final double SWING = 0.18;
    private static final double PERIOD_LS = 400;
    private static final double EVENT_SCATTER = 0.01;

    /**
     * Conditions of one lumisection.
     *
     * @param fixed events per lumisection; if empty they swing by 18 % around the nominal number
     */
    BeamState state(Place place, OptionalInt fixed, int nominal) {
        BeamState normal = BeamState.stable(
                pileup.pileup(place.seed, place.run, place.ls), fixed.orElseGet(() -> events(place, nominal)));
        return scenario.apply(place.ls, normal);
    }

    private static int events(Place place, int nominal) {
        double phase = new Deviates(place.seed, place.run, 0, Deviates.Purpose.EVENTS).uniform();
        double scatter = new Deviates(place.seed, place.run, place.ls, Deviates.Purpose.EVENTS).normal();
        double slow = 1 + SWING * StrictMath.sin(2 * StrictMath.PI * (place.ls / PERIOD_LS + phase));
        return (int) StrictMath.rint(nominal * slow * (1 + EVENT_SCATTER * scatter));
    }

    /** A lumisection of a seed. */
    record Place(long seed, int run, int ls) {}
}
