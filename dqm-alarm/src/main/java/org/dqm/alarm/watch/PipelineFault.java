package org.dqm.alarm.watch;

import java.time.Instant;

/**
 * Something that keeps the pipeline from seeing what it should.
 *
 * @param key the same as long as the fault lasts, and when it comes again: {@code no-data/EcalBarrel}
 * @param text for a person: what, how much, what was expected
 * @param since when it was first seen
 */
public record PipelineFault(Kind kind, String key, String text, Instant since) {
    /** What is wrong. */
    public enum Kind {
        /** Elements fall behind the others of their run. */
        NO_DATA,
        /** Records arrive faster than they are read. */
        LAG,
        /** A model failed its checks, its elements are not scored. */
        MODEL_REFUSED,
        /** Too many records do not decode. */
        REJECTED
    }
}
