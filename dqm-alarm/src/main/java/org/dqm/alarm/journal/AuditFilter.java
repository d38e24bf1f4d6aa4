package org.dqm.alarm.journal;

import java.util.Optional;

/**
 * Which lines of the audit to list; what is empty does not restrict.
 *
 * @param object the object itself, as {@code thresholds/7}
 */
public record AuditFilter(Optional<String> actor, Optional<String> action, Optional<String> object) {
    /** Every line. */
    public static final AuditFilter ALL = new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
