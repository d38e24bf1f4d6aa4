package org.dqm.alarm.outofservice;

import java.time.Instant;
import java.util.Optional;
import org.dqm.domain.ElementPattern;

/**
 * What somebody wants to be out of service.
 *
 * @param until when it ends, wherever the service is by then; empty if only a person ends it
 */
public record OutOfServiceDraft(ElementPattern elements, String reason, Optional<Instant> until) {
    public OutOfServiceDraft {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason is required");
        }
    }
}
