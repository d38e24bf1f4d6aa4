package org.dqm.alarm;

import java.time.Instant;

/**
 * Where a fault began.
 *
 * @param run run of the first bad lumisection
 * @param ls the first bad lumisection
 * @param since when the alarm became active; while it has not, when the first bad lumisection was scored
 */
public record Onset(int run, int ls, Instant since) {}
