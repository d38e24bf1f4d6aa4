package org.dqm.model.evaluate;

import org.dqm.model.simulate.Course;

/** What is special about the faults of a row. */
public enum Setting {
    /** Nothing: they begin after good lumisections, at random places, and stay as they are. */
    PLAIN,
    /** There in 7 of 19 lumisections, the first among them. */
    FLICKERING,
    /** Full only in their 20th lumisection. */
    GROWING,
    /** There from the first lumisection of the run on. */
    FROM_START,
    /** At the same place in every run. */
    FIXED;

    private static final int BEFORE = 6;
    private static final int RANDOM_PLACES = 4;

    /** Good lumisections of the run before the fault. */
    int before() {
        return this == FROM_START ? 0 : BEFORE;
    }

    Course course() {
        return switch (this) {
            case PLAIN, FROM_START, FIXED -> Course.STEADY;
            case FLICKERING -> Course.FLICKERING;
            case GROWING -> Course.GROWING;
        };
    }

    /** Faults of a row in one run; two at one place of the same run would be the same. */
    int faultsPerRun() {
        return this == FIXED ? 1 : RANDOM_PLACES;
    }
}
