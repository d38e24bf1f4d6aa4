package org.dqm.alarm;

import java.time.Instant;
import java.util.Optional;

/**
 * When the alarms of an element take a step.
 *
 * @param isLate whether by a lumisection that is out of order
 * @param isAfterARun whether the element was scored in a run before this one
 */
record Turn(Instant now, boolean isLate, boolean isAfterARun) {
    /** Lumisections at the start of a run: what they show was there when it began. */
    private static final int START = 10;

    /** By something in order. */
    static Turn at(Instant now, Optional<Progress> reached) {
        return new Turn(
                now,
                false,
                reached.filter(progress -> progress.previousRun().isPresent()).isPresent());
    }

    /** Whether a sign that is raised now was there when its run began; what is gross is heard whenever it comes. */
    boolean isRunStart(Sign sign) {
        Lumisection first = sign.first();
        return isAfterARun
                && !isLate
                && !sign.isGross()
                && first.run() == sign.live().run()
                && first.ls() <= START;
    }
}
