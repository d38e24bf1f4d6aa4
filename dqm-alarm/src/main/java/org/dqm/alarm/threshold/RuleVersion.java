package org.dqm.alarm.threshold;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Check;
import org.dqm.alarm.ThresholdRef;

/**
 * A rule as it stood from some time on. Versions are never changed; going back to an old one makes a new one.
 *
 * @param reason why the author made it
 * @param elements known at that time that the pattern matches; rates were converted with it and stay as they are
 */
public record RuleVersion(ThresholdRef ref, Instant at, String author, String reason, int elements, Rule rule) {
    public RuleVersion {
        if (author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("reason is required: why are the thresholds changed?");
        }
    }

    /** What its elements are held against. */
    public Check check() {
        return new Check(
                rule.limits().thresholds(elements),
                rule.gates(),
                new Annunciation(rule.stage(), rule.instruction(), Optional.of(ref)));
    }
}
