package org.dqm.api.sink;

import org.dqm.alarm.journal.SinkPositions;

/**
 * Where a relay stands.
 *
 * <p>Both methods throw {@link org.dqm.domain.RetryableException} while the database is away.
 */
interface Positions {
    /** The last seq that was dealt with, 0 before the first. */
    long reached(String sink);

    /** Moves the relay on; false if it does not stand at {@code from}. */
    boolean advance(String sink, long from, long to);

    static Positions of(SinkPositions rows) {
        return new Positions() {
            @Override
            public long reached(String sink) {
                return rows.reached(sink);
            }

            @Override
            public boolean advance(String sink, long from, long to) {
                return rows.advance(sink, from, to);
            }
        };
    }
}
