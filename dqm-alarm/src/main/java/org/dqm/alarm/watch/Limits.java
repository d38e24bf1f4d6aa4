package org.dqm.alarm.watch;

import java.time.Duration;

/**
 * What is a fault.
 *
 * @param lumisections an element that is so many behind its run's newest sends no data
 * @param idle a run that sends nothing for so long has ended: not a fault
 * @param lagRecords more unread records than this are a fault
 * @param rejectedShare of the records of a {@code window}, above it is a fault, from 0 to 1
 * @param rejectedLeast so few rejected records in a {@code window} are none
 * @param window over which rejected records are counted
 * @param delay that a fault lasts before it is told, and is gone before it is dropped
 */
public record Limits(
        int lumisections,
        Duration idle,
        long lagRecords,
        double rejectedShare,
        long rejectedLeast,
        Duration window,
        Duration delay) {
    public static final Limits DEFAULT =
            new Limits(3, Duration.ofSeconds(120), 1_000, 0.05, 10, Duration.ofSeconds(60), Duration.ofSeconds(10));
}
