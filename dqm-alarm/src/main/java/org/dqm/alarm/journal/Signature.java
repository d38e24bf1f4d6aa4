package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * That a person certifies a run as it was proposed. Never erased.
 *
 * @param digest names the proposal that was signed
 * @param revocation present if somebody took it back
 */
public record Signature(
        long id, int run, String digest, String by, Instant at, String reason, Optional<Revocation> revocation) {
    /** That a signature was taken back. */
    public record Revocation(String by, Instant at, String reason) {}

    public boolean isRevoked() {
        return revocation.isPresent();
    }
}
