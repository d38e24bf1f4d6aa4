package org.dqm.alarm;

import java.time.Instant;
import java.util.Optional;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;

/**
 * A scored lumisection, where it stands to those before it, and what is known beside it.
 *
 * @param reached how far the element has come with it
 */
record Judged(RecordId id, Outcome.Scored outcome, Progress.Arrival arrival, Progress reached, Circumstances around) {
    /** Counted as {@link Progress#scored}. */
    long place() {
        return reached.scored();
    }

    Turn turn() {
        return isLate() ? new Turn(now(), true, false) : Turn.at(now(), Optional.of(reached));
    }

    Instant now() {
        return around.now();
    }

    boolean isLate() {
        return arrival == Progress.Arrival.LATE;
    }

    boolean opensRun() {
        return arrival == Progress.Arrival.NEW_RUN;
    }

    /** Why it does not count for a fault, if it is of another type of run than the fault was last seen in. */
    Optional<String> otherType(Sign sign) {
        return isLate() || !sign.condition().isRaised()
                ? Optional.empty()
                : around.otherType(id.run(), sign.live().run());
    }

    /** Whether its conditions are missing and may still come. */
    boolean isAwaited() {
        return around.isAwaited();
    }

    Lumisection lumisection() {
        return new Lumisection(id.run(), id.ls());
    }

    Live live(double score) {
        return new Live(id.run(), id.ls(), score, outcome.persistentScore(), outcome.reconstructionError());
    }
}
