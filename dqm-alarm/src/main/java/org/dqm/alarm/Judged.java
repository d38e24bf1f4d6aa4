package org.dqm.alarm;

import java.time.Instant;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;

/**
 * A scored lumisection, where it stands to those before it, and when it is judged.
 *
 * @param place counted as {@link Progress#scored}
 */
record Judged(RecordId id, Outcome.Scored outcome, Progress.Arrival arrival, long place, Instant now) {
    boolean isLate() {
        return arrival == Progress.Arrival.LATE;
    }

    boolean opensRun() {
        return arrival == Progress.Arrival.NEW_RUN;
    }

    Lumisection lumisection() {
        return new Lumisection(id.run(), id.ls());
    }

    Live live(double score) {
        return new Live(id.run(), id.ls(), score, outcome.persistentScore(), outcome.reconstructionError());
    }
}
