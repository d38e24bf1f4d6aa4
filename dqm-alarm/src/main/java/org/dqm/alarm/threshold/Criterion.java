package org.dqm.alarm.threshold;

import org.dqm.alarm.Thresholds.Level;

/** A limit that must be reached {@code n} times of the last {@code m} scored lumisections. */
public record Criterion(Limit limit, int n, int m) {
    // The journal keeps so many findings of an alarm, and a person can still follow it.
    private static final int MAX_M = 100;

    public Criterion {
        if (n < 1 || m < n || m > MAX_M) {
            throw new IllegalArgumentException("n and m must be 1 <= n <= m <= " + MAX_M + ", got " + n + " of " + m);
        }
    }

    Level level(int elements) {
        return new Level(limit.score(elements), n, m);
    }
}
