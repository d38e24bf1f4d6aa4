package org.dqm.alarm;

import java.time.Instant;
import java.util.Optional;

/** Who acknowledged an alarm at its present revision, when, and what that person wrote. */
public record Acknowledger(String by, Instant at, Optional<String> comment) {
    public Acknowledger {
        if (by.isBlank()) {
            throw new IllegalArgumentException("an acknowledgement needs a name");
        }
    }
}
