package org.dqm.alarm.journal;

import java.util.Optional;
import org.dqm.alarm.Handling;

/**
 * A person's wish to acknowledge, or to say how far the work on an acknowledged alarm has come.
 *
 * @param revision the one that the person saw
 * @param comment without characters that a database cannot hold: NUL is taken out
 * @param handling if empty: seen, or what was said before
 */
public record Acknowledging(
        long alarmId, int revision, String user, Optional<String> comment, Optional<Handling> handling) {
    public Acknowledging {
        comment = comment.map(text -> text.replace("\0", ""));
    }

    public Acknowledging(long alarmId, int revision, String user, Optional<String> comment) {
        this(alarmId, revision, user, comment, Optional.empty());
    }
}
