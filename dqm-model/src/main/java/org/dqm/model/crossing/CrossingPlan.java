package org.dqm.model.crossing;

import org.dqm.model.simulate.PileupProfile;

/**
 * Which crossings to make: so many of each lumisection of each run, in this order.
 *
 * @param firstRun number of the first run
 * @param crossings of each lumisection
 * @param pileup mean number of interactions of a lumisection's crossings
 */
public record CrossingPlan(int firstRun, int runs, int lumisections, int crossings, PileupProfile pileup) {
    /** So that the pileup of all lumisections fits in memory. */
    private static final int MAX_LUMISECTIONS = 10_000_000;

    public CrossingPlan {
        if (runs < 1 || lumisections < 1 || crossings < 1 || (long) runs * lumisections > MAX_LUMISECTIONS) {
            throw new IllegalArgumentException("runs, lumisections and crossings must be at least 1, and at most "
                    + MAX_LUMISECTIONS + " lumisections in all; got " + runs + ", " + lumisections + " and "
                    + crossings);
        }
    }

    /** All crossings. */
    public long size() {
        return (long) runs * lumisections * crossings;
    }

    /** Run of a crossing counted from 0. */
    public int run(long index) {
        return firstRun + (int) (index / ((long) lumisections * crossings));
    }

    /** Its lumisection, from 1. */
    public int lumisection(long index) {
        return 1 + (int) (index / crossings % lumisections);
    }
}
