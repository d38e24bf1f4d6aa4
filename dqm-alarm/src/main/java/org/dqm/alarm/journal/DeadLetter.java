package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What a sink did not take.
 *
 * @param firstSeq the first change in it
 * @param lastSeq the last change in it
 * @param body as it was sent
 * @param tries how often
 * @param reason why the last try failed
 * @param redelivered when a person sent it again with success
 */
public record DeadLetter(
        long id,
        String sink,
        Instant at,
        long firstSeq,
        long lastSeq,
        String body,
        int tries,
        String reason,
        Optional<Instant> redelivered) {}
