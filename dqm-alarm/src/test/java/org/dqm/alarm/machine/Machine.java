package org.dqm.alarm.machine;

import java.time.Duration;
import java.util.Optional;
import org.dqm.alarm.Check;

/** The alarms of one fault in one element, and what can happen to them. Commands tell whether they were granted. */
interface Machine {
    /** When a lumisection comes. */
    enum When {
        /** The next of the run. */
        NEXT,
        /** The first of the next run. */
        NEW_RUN,
        /** The next but one of the run: the one before it is left out. */
        SKIPPING,
        /** The one left out last, if only one has come since; else one left out long before. */
        LEFT_OUT,
        /** One that was left out long before, of this run. */
        LATE,
        /** One that was left out long before, of the run that was left. */
        OF_THE_RUN_LEFT
    }

    /**
     * A scored lumisection.
     *
     * @param score of the fault's region, 0 where it is not seen
     * @param width of the fault, a square of so many bins
     */
    void sees(When when, double score, int width);

    /** The next lumisection has no score. */
    void seesNothing();

    /** The next lumisection counts neither way: its detector is not ready. */
    void seesClosed();

    /** The last record is delivered again: it is told apart before a policy is asked. */
    default void seesAgain() {}

    /** A person acknowledges what that person saw, {@code revisionsAgo}. */
    boolean acknowledge(int revisionsAgo);

    /** A person takes the acknowledgement back. */
    boolean takeBack();

    /** A person puts the alarm aside: for a time, for once, or both. */
    boolean shelve(Optional<Duration> time, boolean once);

    /** A person ends the oldest shelf. */
    boolean unshelve();

    /** An expert masks all bins of the alarm; what is seen from then on is beyond the mask. */
    boolean mask();

    /** The mask ends. */
    boolean unmask();

    /** An expert takes the element out of service. */
    void outOfService();

    /** The element is back in service. */
    void inService();

    /** The clock goes on, or is set back; then the service looks at its shelves. */
    void clock(Duration step);

    /** An expert edits the thresholds. */
    void edit(Check next);

    /** The service is stopped and started again: nothing to a machine without a memory outside it. */
    default void restart() {}

    /** What another machine must agree on. */
    Picture picture();
}
