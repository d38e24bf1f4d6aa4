package org.dqm.alarm;

import java.time.Instant;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;

/** A scored lumisection, where it stands to those before it, and when it is judged. */
record Judged(RecordId id, Outcome.Scored outcome, Progress.Arrival arrival, Instant now) {
    boolean isLate() {
        return arrival == Progress.Arrival.LATE;
    }

    boolean opensRun() {
        return arrival == Progress.Arrival.NEW_RUN;
    }

    Live live(double score) {
        return new Live(id.run(), id.ls(), score, outcome.persistentScore(), outcome.reconstructionError());
    }
}
