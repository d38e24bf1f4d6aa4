package org.dqm.alarm.journal;

/** What became of a signature, or of taking one back. */
public sealed interface SignResult {
    /** Done; the certification as it is now. */
    record Done(Certified certified) implements SignResult {}

    /** The person saw another proposal than the present one. */
    record Stale(Certified current) implements SignResult {}

    /** It was revoked before. */
    record AlreadyRevoked(Certified current) implements SignResult {}

    /** Nothing is known of the run, or it has no such signature. */
    record Missing() implements SignResult {}
}
