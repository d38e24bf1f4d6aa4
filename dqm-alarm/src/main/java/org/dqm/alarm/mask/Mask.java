package org.dqm.alarm.mask;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Suppression;

/**
 * A known issue: bins that are left out of the evidence. Never changed; it ends once.
 *
 * @param fromEdition the first edition of the masks in which it holds
 * @param end present once it holds no more
 */
public record Mask(long id, MaskDraft known, String author, Instant at, long fromEdition, Optional<End> end) {
    /**
     * How a mask ended.
     *
     * @param edition the first edition of the masks in which it no longer holds
     * @param by who ended it; empty if its time was over
     */
    public record End(long edition, Instant at, Optional<String> by, Optional<String> reason) {}

    /** As it stands at an alarm that it explains. */
    public Suppression suppression(long suppressionId, Alarm alarm) {
        return new Suppression(
                suppressionId,
                Suppression.Type.MASKED,
                Optional.of(known.until()),
                false,
                alarm.severity(),
                author,
                at,
                Suppression.Reason.KNOWN_PROBLEM,
                Optional.of(known.reason()));
    }

    /** What an entity tag names: 1 while it holds, 2 once it has ended. */
    public int revision() {
        return end.isPresent() ? 2 : 1;
    }
}
