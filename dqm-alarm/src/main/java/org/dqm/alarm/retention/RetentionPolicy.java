package org.dqm.alarm.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What may be tidied away, and when.
 *
 * <p>No score is ever deleted, only compressed to run, lumisection, verdict and score: duplicates are known by the
 * content of their row while Kafka still has the record (48 h), and the evidence windows are rebuilt from the offsets
 * of the last 30 scored rows of every element, however old these are.
 *
 * @param isEnabled whether anything may be tidied away at all
 * @param goodScores age from which the scores of good lumisections are compressed
 * @param evidence age from which evidence is deleted, but for that of open or labelled alarms and of labelled
 *     lumisections, which is kept for ever
 */
public record RetentionPolicy(boolean isEnabled, Duration goodScores, Duration evidence) {
    /** The least of all ages: far above Kafka's retention of 48 h. */
    public static final Duration LEAST = Duration.ofDays(7);

    /** Off, with the ages of {@code application.yml}. */
    public static final RetentionPolicy OFF = new RetentionPolicy(false, Duration.ofDays(90), Duration.ofDays(365));

    public RetentionPolicy {
        check("good scores", goodScores);
        check("evidence", evidence);
    }

    /**
     * The instants before which things are old. They move once a day, at midnight UTC, so that what a person was shown
     * is what is done.
     */
    public record Limits(Instant scoresBefore, Instant evidenceBefore) {}

    public Limits at(Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return new Limits(today.minus(goodScores), today.minus(evidence));
    }

    private static void check(String what, Duration age) {
        if (age.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    what + " must be kept for at least " + LEAST.toDays() + " days, got " + age);
        }
    }
}
