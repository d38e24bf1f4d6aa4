package org.dqm.alarm.outofservice;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Suppression;

/**
 * Elements that are out of service. Never changed; it ends once.
 *
 * @param end present once they are back
 */
public record OutOfService(long id, OutOfServiceDraft said, String author, Instant at, Optional<End> end) {
    /**
     * How it ended.
     *
     * @param by who ended it; empty if its time was over
     */
    public record End(Instant at, Optional<String> by, Optional<String> reason) {}

    /** What an entity tag names: 1 while it holds, 2 once it has ended. */
    public int revision() {
        return end.isPresent() ? 2 : 1;
    }

    /** Whether an element that shows the alarm is one of them. */
    public boolean concerns(Alarm alarm) {
        return alarm.signs().stream()
                .anyMatch(sign -> said.elements().matches(sign.element().key().me()));
    }

    Suppression suppression(long suppressionId, Alarm alarm) {
        return new Suppression(
                suppressionId,
                Suppression.Type.OUT_OF_SERVICE,
                said.until(),
                false,
                alarm.severity(),
                author,
                at,
                Suppression.Reason.MAINTENANCE,
                Optional.of(said.reason()));
    }
}
