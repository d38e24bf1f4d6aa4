package org.dqm.alarm;

import java.time.Instant;
import java.util.Optional;

/**
 * Who acknowledged an alarm at its present revision, when, and what that person wrote.
 *
 * @param handling how far the work has come since, as whoever spoke last said
 */
public record Acknowledger(String by, Instant at, Optional<String> comment, Handling handling) {
    public Acknowledger {
        if (by.isBlank()) {
            throw new IllegalArgumentException("an acknowledgement needs a name");
        }
    }

    /** Somebody who has seen it. */
    public Acknowledger(String by, Instant at, Optional<String> comment) {
        this(by, at, comment, Handling.SEEN);
    }
}
