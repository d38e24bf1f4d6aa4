package org.dqm.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads a time until which something is to hold: in the future, and not for ever. */
final class FutureTime {
    private FutureTime() {}

    /** Throws 400 and names the {@code field} if the text is no time within {@code longest} from {@code now}. */
    static Instant parse(String field, String text, Instant now, Duration longest) {
        Instant until;
        try {
            until = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badRequest(field + " must be a time such as 2026-05-01T06:00:00Z, got " + text);
        }
        if (!until.isAfter(now) || until.isAfter(now.plus(longest))) {
            throw ProblemException.badRequest(
                    field + " must be in the next " + longest.toDays() + " days, got " + text);
        }
        return until;
    }
}
