package org.dqm.alarm.journal;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.certify.Proposal;

/**
 * A run's certification.
 *
 * @param proposal as the data, and the labels, are now
 * @param signatures oldest first, revoked ones too
 */
public record Certified(Proposal proposal, List<Signature> signatures) {
    public Certified {
        signatures = List.copyOf(signatures);
    }

    /** The latest signature that stands. */
    public Optional<Signature> signed() {
        return signatures.stream().filter(signature -> !signature.isRevoked()).reduce((first, second) -> second);
    }

    /** Whether the proposal is no longer the one that was signed. */
    public boolean hasChangedSinceSigned() {
        return signed().filter(signature -> !signature.digest().equals(proposal.digest()))
                .isPresent();
    }
}
