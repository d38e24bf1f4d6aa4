package org.dqm.api.http;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.outofservice.OutOfService;

/** Elements that are or were out of service, as callers see them; {@code element} is a pattern. */
record OutOfServiceView(
        long id,
        int revision,
        String element,
        String reason,
        String author,
        Instant at,
        Optional<Instant> until,
        boolean active,
        Optional<Instant> endedAt,
        Optional<String> endedBy,
        Optional<String> endReason) {
    static OutOfServiceView of(OutOfService outage) {
        return new OutOfServiceView(
                outage.id(),
                outage.revision(),
                outage.said().elements().glob(),
                outage.said().reason(),
                outage.author(),
                outage.at(),
                outage.said().until(),
                outage.end().isEmpty(),
                outage.end().map(OutOfService.End::at),
                outage.end().flatMap(OutOfService.End::by),
                outage.end().flatMap(OutOfService.End::reason));
    }
}
