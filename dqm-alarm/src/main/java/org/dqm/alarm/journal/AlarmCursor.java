package org.dqm.alarm.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Severity;

/** The last alarm of a page: the next page begins after it in the order severity, since, id. */
public record AlarmCursor(Severity severity, Instant since, long id) {
    // No alarm is older or newer, and the database knows no such years.
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    static AlarmCursor after(Alarm alarm) {
        return new AlarmCursor(alarm.severity(), alarm.onset().since(), alarm.id());
    }

    /** The cursor as an opaque word for a URL. */
    public String encode() {
        String text = severity + " " + since + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if {@code word} is not what {@link #encode} gave. */
    public static Optional<AlarmCursor> parse(String word) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split(" ", -1);
            return parts.length == 3
                    ? Optional.of(new AlarmCursor(
                                    Severity.valueOf(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2])))
                            .filter(cursor -> !cursor.since.isBefore(FIRST) && cursor.since.isBefore(END))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
