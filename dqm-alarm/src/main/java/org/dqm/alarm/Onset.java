package org.dqm.alarm;

import java.time.Instant;

/**
 * Where a fault began.
 *
 * @param run run of the first bad lumisection
 * @param ls the first bad lumisection
 * @param since when the alarm became active; while it has not, when the first bad lumisection was scored
 * @param isAtRunStart whether it was there when the run began, and not at the end of the run before
 */
public record Onset(int run, int ls, Instant since, boolean isAtRunStart) {
    /** One in the middle of a run, or in a run that follows none. */
    public Onset(int run, int ls, Instant since) {
        this(run, ls, since, false);
    }
}
