package org.dqm.alarm;

/** Why an alarm changed. */
public enum Cause {
    /** First bad lumisections; not active yet. */
    PENDING,
    /** Became active. */
    RAISED,
    /** A late lumisection made it active. */
    LATE,
    /** Became more severe. */
    SEVERITY,
    /** Grew past the size at its revision, or beyond the bins that are masked. */
    GREW,
    /** Good again, waiting for more good lumisections. */
    RETURNING,
    /** Bad again before it had returned to normal. */
    RELAPSED,
    /** Returned to normal. */
    RETURNED,
    /** First bad lumisections went away before it became active. */
    DROPPED,
    /** No lumisection had a score for too long. */
    UNKNOWN,
    /** Nothing bad for so long after its return that the next fault there is another one. */
    CLOSED,
    /** Only the live figures, the outline or the elements that show it changed. */
    SCORED,
    /** A person acknowledged. */
    ACKNOWLEDGED,
    /** A person said how far the work on an acknowledged alarm has come. */
    HANDLED,
    /** A person wrote something. */
    COMMENTED,
    /** A person said what it was: a fault or a false alarm. */
    LABELLED,
    /** A person took an acknowledgement back. */
    UNACKNOWLEDGED,
    /** A person put it aside. */
    SHELVED,
    /** A shelf or a mask ended, or an element is back in service; either the alarm is not raised, or something else still suppresses it. */
    UNSHELVED,
    /** A known issue explains all of it: its bins are left out of the evidence from now on. */
    MASKED,
    /** Its lumisections count neither way from now on: run type, beam mode, voltage, or a detector not ready. */
    GATED,
    /** An expert has taken all elements that show it out of service. */
    OUT_OF_SERVICE,
    /** Conditions came after their lumisection was judged: it counts as it would have with them. */
    CONDITIONS_REVISED,
    /** The last suppression ended while the alarm is raised. */
    RESUMED;

    /** Whether a person is to be called: these are never merged with others in the live feed. */
    public boolean announces() {
        return this == RAISED
                || this == LATE
                || this == SEVERITY
                || this == GREW
                || this == CONDITIONS_REVISED
                || this == RESUMED;
    }
}
