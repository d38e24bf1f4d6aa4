package org.dqm.alarm.mask;

import java.time.Instant;
import java.util.Optional;

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

    /** What an entity tag names: 1 while it holds, 2 once it has ended. */
    public int revision() {
        return end.isPresent() ? 2 : 1;
    }
}
