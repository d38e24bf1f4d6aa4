package org.dqm.alarm.journal;

/** What became of the wish to tidy away. */
public sealed interface RetentionResult {
    /** Done. */
    record Done(RetentionRun run) implements RetentionResult {}

    /** The person saw another preview than the present one. */
    record Stale(RetentionPreview current) implements RetentionResult {}

    /** Retention is off. */
    record Off() implements RetentionResult {}
}
